/** A field whose words count once it is left. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../shared/html.js";

/** What is being typed stays, whatever is drawn meanwhile, and counts too where the page is left; what nobody can mean goes back to what it was. @param {{value: string, left: (typed: string) => void} & Record<string, any>} props */
export function Typed({ value, left, ...rest }) {
  const typing = useSignal(/** @type {string | null} */ (null));
  /** @param {any} event */
  const type = (event) => (typing.value = event.target.value);
  const leave = () => {
    const typed = typing.peek();
    if (typed !== null) left(typed);
    typing.value = null;
  };
  useEffect(() => {
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  });
  return html`<input ...${rest} value=${typing.value ?? value} onInput=${type} onChange=${leave} />`;
}
