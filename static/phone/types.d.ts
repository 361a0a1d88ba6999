/** What a phone holds and hears; docs/protocol.md says what each field means. */
import type { Part, Pause, Extension } from "../shared/clock.js";
import type { Keys } from "../shared/seal.js";

export type Facts = { session: string; code: string; phone: string; title: string; limits: string; resources_url: string };

export type Release = {
  run: number;
  title: string;
  form: "bars" | "named" | "levels" | "spread" | "cards" | "texts" | "few";
  items?: { text: string; count?: number; level?: "many" | "some"; shortened?: boolean }[];
  others?: number | null;
};

export type Step = {
  run: number;
  id: string;
  exercise: { id: string; title: string };
  kind: string;
  title: string;
  circle: "none" | "me" | "us" | "room";
  state: "open" | "closed" | "released" | "withheld";
  seen_ok: boolean;
  public: string;
  collect: "none" | "answers" | "cards" | "texts";
  limit?: number | null;
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
    rehearsal: boolean;
    speed: number;
  };
  step: Step | null;
};

export type Seat = "A" | "B";

export type Stage =
  | "new" | "joined" | "started" | "asking" | "asked" | "confirmed" | "paired" | "alone" | "returning";

export type Mine = {
  seq: number;
  now: number;
  phone: string;
  stage: Stage;
  couple: null | { id: string; name: string; seat: Seat | null; solo: boolean; ask: null | "partner" | "seat"; asking: string | null };
  waits: boolean;
  paused: boolean;
  sealed: { name?: Partial<Record<Seat, string>> };
};

/** What somebody is half way through in one step; never sent, wiped with the exercise. */
export type Draft = {
  exercise: string;
  heading: string;
  texts?: string[];
  prompts?: string[];
  picked?: number[];
  text?: string;
  keep?: boolean;
  noted?: boolean;
  time?: boolean;
};

export type Drafts = Record<string, Draft>;

/** A private note that its author keeps until the end. */
export type Note = { heading: string; lines: { prompt: string; text: string }[] };

/** The couple's words and what was derived from them. */
export type Ours = { phrase: string; keys: Pick<Keys, "couple" | "sealing"> };

export type Act = { id: string; act: string } & Record<string, unknown>;

/** stands: an answer of before is known to have arrived; heard: this one is. */
export type Ballot = { run: number; receipt: string; turn: number; answer: unknown; stands?: boolean; heard?: boolean };

/** Acts that wait for their answer, and ballots that wait to be counted. */
export type Box = { acts: Act[]; ballots: Record<string, Ballot> };
