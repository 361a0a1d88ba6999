/** What a phone holds and hears; docs/protocol.md says what each field means. */
import type { Part, Pause, Extension } from "../shared/clock.js";
import type { Moved, Release, ReleaseItem } from "../shared/release.js";
import type { Keys } from "../shared/seal.js";

export type { Moved, Release, ReleaseItem };

export type Facts = { version: import("../shared/newer.js").Version; session: string; code: string; key: string; phone: string; title: string; rehearsal: boolean; limits: string; speaks: string; limits_in: string; resources_in: string; resources_url: string; languages: Record<string, string>; draft_style: string; reading_style: string };

export type Step = {
  run: number;
  id: string;
  exercise: { id: string; title: string; kinds?: string[] };
  kind: string;
  title: string;
  circle: "none" | "me" | "us" | "room";
  state: "open" | "closed" | "released" | "withheld";
  seen_ok: boolean;
  public: string;
  collect: "none" | "answers" | "cards" | "texts" | "moves";
  limit?: number | null;
  shares?: null | "texts" | "offers" | "marks";
  size?: number;
  started_at: number;
  pauses: Pause[];
  extensions: Extension[];
  parts: Part[];
  chance: string;
  body: Record<string, any>;
};

export type Room = {
  seq: number;
  boot: string;
  now: number;
  session: {
    id: string;
    title: string;
    language: string;
    state: "lobby" | "open" | "held" | "ended";
    held?: null | "quiet" | "break" | "checkins" | "split";
    wrap?: boolean;
    rehearsal: boolean;
    speed: number;
  };
  step: Step | null;
};

export type Seat = "A" | "B";

export type Stage =
  | "new" | "joined" | "started" | "asking" | "asked" | "confirmed" | "paired" | "alone" | "returning";

export type Couple = {
  id: string;
  name: string;
  seat: Seat | null;
  solo: boolean;
  shared?: boolean;
  ask: null | "partner" | "seat" | "together";
  asking: string | null;
  again?: boolean;
};

/** What the two marks of a run led to; null: to nothing. */
export type Met = { run: number; item: number | null };

export type Mine = {
  seq: number;
  now: number;
  phone: string;
  stage: Stage;
  couple: null | Couple;
  apart?: boolean;
  /** The step of this couple alone, while everybody else is in another. */
  step?: Step | null;
  waits: boolean;
  paused: boolean;
  met?: Met | null;
  /** What the two agreed on in earlier steps of the exercise, by step. */
  settled?: Record<string, Met>;
  /** Blobs by slot (`name`, `run-7`) and by the seat of whoever sealed them. */
  sealed: Record<string, Partial<Record<Seat, string>>>;
};

/** What somebody is half way through in one step; never sent, wiped with the exercise. */
export type Draft = {
  exercise: string;
  heading: string;
  texts?: string[];
  prompts?: string[];
  /** Own lines of an earlier step that are taken along, each as it was changed; null where one stays. */
  taken?: (string | null)[];
  /** A prepared sentence taken along beside them. */
  soft?: string;
  /** A level for each item of a scale. */
  levels?: (number | null)[];
  /** The item of a scale that is open. */
  open?: number;
  /** What somebody picked to agree on, for the steps after it. */
  chose?: number;
  met?: Met;
  /** The gaps of a plan, the day to look at it, the run of an earlier plan it was taken from. */
  starts?: string[];
  review?: string;
  from?: number;
  offer?: boolean;
  /** A state for each item of a list. */
  states?: (number | null)[];
  /** Own lines that may stand on the shared page. */
  allowed?: { run: number; line: number }[];
  picked?: number[];
  text?: string;
  keep?: boolean;
  noted?: boolean;
  time?: boolean;
};

export type Drafts = Record<string, Draft>;

/** A private note that its author keeps until the end. */
export type Note = { heading: string; lines: { prompt: string; text: string }[] };

/** What this phone handed over in one run, once both had. */
export type Exchanged = { heading: string; own: Line[] };
export type Line = { prompt: string; text: string };

/** A plan that is kept for oneself, or was offered to the partner; `from`: the run of the one whose place it takes. */
export type Plan = { run: number; step?: string; heading: string; lines: Gap[]; review: string | null; offered: boolean; from?: number };
export type Gap = { start: string; text: string };

/** The first levels of each series, by the id of the item; they wait for the second ones. */
export type Levels = Record<string, Record<string, number | null>>;

/** The couple's words and what was derived from them. */
export type Ours = { phrase: string; keys: Keys };

/** What this phone says to each clause of a draft, and to which words; code: a yes taken over from the server; free: it took all back. */
export type Marks = { max: number; free: boolean; said: Record<string, { says: "yes" | "later" | "talk"; words: string; code?: string }> };

/** What a draft's document holds, as Yjs writes it; opened: clauses that are there though empty; alone: for oneself. */
export type Drafted = { state: Uint8Array; opened: string[]; about: About; alone: boolean; keeps: boolean };

/** Of the step a draft belongs to, all that its clauses need. */
export type About = { id: string; exercise: string; title: string; heading: string; fields: Field[]; max: number };
export type Field = { id: string; label: string; kind: string; hint?: string | null; max?: number; weeks?: number; starts?: string[] };

/** A draft's clauses in plain words, for the pages at the end; own: written by somebody alone; until: a day like 2026-12-24. */
export type Clauses = {
  heading: string;
  exercise: string;
  title: string;
  own: boolean;
  clauses: { fields: [label: string, text: string][]; agreed: boolean; until: string | null }[];
};

export type Act = { id: string; act: string } & Record<string, unknown>;

/** stands: an answer of before is known to have arrived; heard: this one is; size: what its step pads acts to. */
export type Ballot = { run: number; receipt: string; turn: number; answer: unknown; stands?: boolean; heard?: boolean; size?: number };

/** Acts that wait for their answer, ballots that wait to be counted, and of each run the last turn the server has heard. */
export type Box = { acts: Act[]; ballots: Record<string, Ballot>; turns?: Record<string, number> };
