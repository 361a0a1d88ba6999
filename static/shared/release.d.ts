/** What the room may see of a question, and what only the desk may; docs/protocol.md says what each form means. */

/** How many moved so: unlit, lit, a level or a count. */
export type Moved = null | true | "some" | "many" | number;

export type ReleaseItem = {
  text: string;
  count?: number;
  level?: "many" | "some";
  shortened?: boolean;
  theme?: boolean;
  up?: Moved;
  same?: Moved;
  down?: Moved;
  few?: boolean;
  lit?: boolean;
};

export type Release = {
  run: number;
  title: string;
  form: "bars" | "named" | "levels" | "spread" | "cards" | "texts" | "few" | "pulse" | "check";
  items?: ReleaseItem[];
  others?: number | null;
  svg?: string;
  /** The same for a screen of 4:3, and for beside questions. */
  middle?: string;
  tall?: string;
};
