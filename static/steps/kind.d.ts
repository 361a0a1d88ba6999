/** What a kind of step is on a phone. One module a kind; steps/index.js lists them, and nothing else names one. */
import type { ComponentType } from "preact";
import type { Position } from "../shared/clock.js";
import type { Phone } from "../phone/phone.js";
import type { Draft, Mine, Step } from "../phone/types.js";

export type BodyProps = {
  phone: Phone;
  step: Step;
  mine: Mine;
  draft: Draft;
  jot: (change: Partial<Draft>) => void;
  at: Position;
};

export type Kind = {
  /** What stands below title, circle and, for somebody alone, the text for one. */
  Body: ComponentType<BodyProps>;
  /** What Done sends to the room or to the partner; absent or null: nothing but that somebody has finished. */
  answer?: (step: Step, draft: Draft, phone: Phone) => unknown;
  /** What else Done and Pass do; `draft` is as it was before. */
  after?: (phone: Phone, step: Step, draft: Draft, passing: boolean) => void;
  /** What else an emptied screen forgets once something was sent to the room. */
  emptied?: Partial<Draft>;
  /** Whether Done hands something over now that cannot be taken back. */
  hands?: (phone: Phone, step: Step, at: Position) => boolean;
  /** Whether the clock has gone past the answer: Done adds nothing to it any more, Pass still takes it back. */
  late?: (step: Step, at: Position) => boolean;
  /** What Pass hands in where nothing at all would leave standing what was handed in before. */
  passed?: (step: Step, draft: Draft) => Draft | null;
  /** Whether all is said: nothing that is tapped now changes what the two got. */
  settled?: (phone: Phone, step: Step) => boolean;
  /** What a screen reader is told when it becomes so: whose turn it is, what has come; "" for nothing. */
  says?: (props: Omit<BodyProps, "jot">) => string;
  /** Draws the time itself; otherwise the frame shows the ring. */
  ownRing?: (mine: Mine) => boolean;
  /** Whether it waits for its reader, who may stay in it while the room goes on. */
  ownPace?: boolean;
  /** What to fetch or prepare as soon as its exercise begins. */
  comesNear?: () => void;
  /** Whether what the two have begun stays theirs while they work separately; otherwise it is its author's alone. */
  goesOn?: (phone: Phone, step: Step) => boolean;
  /** What two with one phone do, where the file says nothing, and what they do it with; absent: Body is aloud anyway. */
  onePhone?: { says: string; list: (body: Record<string, any>) => string[] };
};
