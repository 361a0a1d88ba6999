/** Where tiles stand: an order is taken at a new step, when asked, or now and then, never under a pointer or the focus. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { arranged, sorted } from "./order.js";

const EVERY_MS = 12_000;

/** @param {import("./types").DeskView} view @param {import("./order.js").By} by */
export function useStanding(view, by) {
  const [turn, setTurn] = useState(0);
  const resting = useRef(false);
  const now = useRef(view.board);
  now.current = view.board;
  const again = () => setTurn((last) => last + 1);
  useEffect(() => {
    const timer = setInterval(() => !resting.current && again(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const order = useMemo(() => sorted(now.current, by), [by, view.runs, turn]);
  return {
    board: arranged(view.board, order),
    again,
    rest: () => (resting.current = true),
    move: () => (resting.current = false),
  };
}
