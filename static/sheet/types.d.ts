/** What the run-sheet editor passes around; docs/protocol.md, “The run sheet”. */
import type { ReadonlySignal, Signal } from "@preact/signals";

export type Size = "pebble" | "stone" | "boulder";
export type Line = { key: string; exercise: string; variant: string | null; minutes: number | null; title: string | null };
export type DayLine = { key: string; day: string; starts: string | null };
export type Item = Line | DayLine;
export type Sheet = { purpose: string; max_size: Size; starts: string | null; items: Item[] };

/** One change, told by the keys of lines, so that it can be made again on a sheet that has become another one. */
export type Change =
  | { what: "move"; key: string; after: string | null }
  | { what: "insert"; item: Item; after: string | null }
  | { what: "remove"; key: string }
  | { what: "set"; key: string; fields: Record<string, string | number | null> }
  | { what: "head"; fields: Partial<Pick<Sheet, "purpose" | "max_size" | "starts">> }
  | { what: "all"; sheet: Sheet }
  | { what: "several"; changes: Change[] };

/** A change that was made, what undoes it, and what it is called: “move “The pulse””. */
export type Made = { id: string; change: Change; back: Change; words: string };

export type Step = { title: string; minutes: number; circle: "none" | "me" | "us" | "room" };
export type Length = { title: string; minutes: number; steps: Step[] };
export type Exercise = Length & {
  id: string;
  purpose: string;
  part: "work" | "pulse" | "break" | "apart" | "closing";
  off: boolean;
  max_size: Size | null;
  risk: "low" | "medium" | "high";
  own: boolean;
  variants: Record<string, Length>;
};
export type Palette = Map<string, Exercise>;

/** A line in its place: `at` and `seconds` within its day; `exercise` is null when there is none of this name. */
export type Placed = { item: Line; exercise: Exercise | null; title: string; steps: Step[]; seconds: number; at: number; off: boolean };
/** `from`: seconds after midnight, if that is said. `head`: its own line, null where a sheet has no days. */
export type Day = { head: DayLine | null; from: number | null; lines: Placed[]; seconds: number };

export type Problem = { key: string | null; what: string; cure: string; rule: string };
export type Kept = { version: number; sheet: Sheet };
export type Mistake = { line: number; what: string; cure: string };

/** Changes that were not made, and why. */
export type Refused = { made: Made[]; why: string };
export type Saving = "saved" | "saving" | "offline" | "busy" | "away";

export type Page = Kept & {
  workshop: string;
  title: string;
  may: boolean;
  csrf: string;
  palette: Exercise[];
  problems: Problem[];
};

export type Editor = {
  page: Page;
  palette: Palette;
  /** What the server is known to hold. */
  base: Signal<Kept>;
  /** What was changed since, in order. */
  waiting: Signal<Made[]>;
  sheet: ReadonlySignal<Sheet>;
  days: ReadonlySignal<Day[]>;
  problems: Signal<Problem[]>;
  saving: Signal<Saving>;
  /** Why it is not kept, where waiting does not help. */
  away: Signal<string>;
  past: Signal<Made[]>;
  future: Signal<Made[]>;
  refused: Signal<Refused | null>;
  /** Said aloud, and shown for a moment. */
  said: Signal<string>;
  current: Signal<string | null>;
  opened: Signal<string | null>;
  /** What wants the focus once it is drawn, as a selector. */
  wanted: Signal<string | null>;
};
