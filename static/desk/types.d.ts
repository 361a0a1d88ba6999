/** What the desk view holds; docs/protocol.md says what each field means. */
import type { Signal } from "@preact/signals";
import type { Release, ReleaseItem } from "../shared/release.js";

export type { Release, ReleaseItem };

/** Why everybody is held. */
export type Why = "quiet" | "break" | "checkins" | "split";

export type Clocked = {
  started_at: number;
  pauses: [number, number | null][];
  extensions: [number, number][];
  parts: { name: string; seconds: number; turn?: number; extra?: number }[];
};

export type RoomStep = Clocked & {
  run: number;
  id: string;
  exercise: { id: string; title: string };
  kind: string;
  title: string;
  circle: "none" | "me" | "us" | "room";
  state: "open" | "closed" | "released" | "withheld";
  public: string;
  collect: "none" | "answers" | "cards" | "texts" | "moves";
  body: Record<string, any>;
};

/** `by_language`: people choose cards only because more than one language is read here. */
export type DeskStep = RoomStep & { by_language?: boolean; index: number; opening: string; cue: string | null; screen: string | null };

export type PlanItem = {
  index: number;
  id: string;
  exercise: { id: string; title: string; minutes: number };
  kind: string;
  title: string;
  minutes: number;
  circle: string;
  state: "ahead" | "now" | "aside" | "done" | "skipped";
  /** What it can give up when the session is behind, talk (1) before reading (2); null: it keeps its time. */
  gives?: { order: 1 | 2; planned: number; least: number; spare: boolean } | null;
  /** Whether it collects answers for the room, so that it can only go to everybody. */
  asks_room: boolean;
  run: number | null;
  took: number | null;
};

export type Couple = {
  couple: string;
  name: string;
  solo: boolean;
  shared?: boolean;
  apart?: boolean;
  connected: 0 | 1 | 2;
  state: "waiting" | "working" | "finished";
  time: boolean;
  late: boolean;
  aside?: boolean;
  paused: boolean;
};

/** A step that some couples have of their own; `couples` as on the board. */
export type Aside = { run: number; index: number; title: string; alone: boolean; names: string[]; couples: string[] };

export type Help = { help: number; name: string; item: string; when: string | null };

export type Colleague = { name: string; duty: "lead" | "timer" | "moderator" };

export type Card = { key: string; text: string; verdict: Seen["verdict"]; shortened: string | null; theme?: string | null };

/** What becomes of a card, as this desk saw it or wants it: `text` is the shorter text or the theme. */
export type Seen = { verdict: null | "show" | "hold" | "fold" | "open"; text: string | null };

export type Collected = {
  run: number;
  enough: boolean;
  preview: Release | null;
  cards: Card[];
  room_for: number;
};

export type RoomView = {
  session: { title: string; state: string; held?: Why | null; wrap?: boolean; rehearsal: boolean; limits?: string };
  step: RoomStep | null;
};

export type ScreenView = {
  seq: number;
  now: number;
  session: { title: string; state: string; held?: Why | null; wrap?: boolean; blank?: boolean; code: string; join_url: string; rehearsal: boolean; speed: number };
  step: (Clocked & { run: number; exercise: string; kind: string; title: string; line: string; state: string }) | null;
  shown: Release[];
  questions: string[];
};

export type DeskView = {
  seq: number;
  tick: number;
  now: number;
  session: {
    id: string;
    title: string;
    code: string;
    join_url: string;
    screen_url: string;
    state: "lobby" | "open" | "held" | "ended";
    rehearsal: boolean;
    speed: number;
    opened_at: number;
    began_at: number | null;
    day?: { title: string | null; first: number; last: number; began_at: number | null; minutes: number };
  };
  /** How many runs there were, those of some couples among them. */
  runs: number;
  aside: Aside | null;
  plan: PlanItem[];
  step: DeskStep | null;
  next: number | null;
  room: RoomView;
  screen: ScreenView;
  board: Couple[];
  unpaired: number;
  help: Help[];
  collected: Collected | null;
  remarks: Record<string, string>;
  books: Record<string, number> | null;
  colleagues: Colleague[];
  /** The parts of the server can't reach each other just now. */
  cut_off: boolean;
  /** What this desk is for, and the acts it may send; null for all. */
  duty: "lead" | "timer" | "moderator";
  may: string[] | null;
};

/** One thing the desk can do now: an act with its fields, or something that only happens on the desk. */
export type Action = {
  key: string;
  label: string;
  act: string | null;
  fields: Record<string, unknown>;
  note: string;
  ready: boolean;
};

/** A remark in the making. `save` resolves to whether nothing is left unsaved. */
export type Note = {
  unsaved: Signal<string | null>;
  held: Signal<{ text: string; known: string | undefined } | null>;
  write: (text: string) => void;
  save: () => Promise<boolean>;
};
