/** What a kind of step is on a phone. One module a kind; steps/index.js lists them, and nothing else names one. */
import type { ComponentType } from "preact";
import type { Position } from "../shared/clock.js";
import type { Draft, Mine, Step } from "../phone/types.js";

export type BodyProps = {
  step: Step;
  mine: Mine;
  draft: Draft;
  jot: (change: Partial<Draft>) => void;
  at: Position;
};

export type Kind = {
  Body: ComponentType<BodyProps>;
  /** What Done sends to the room; absent or null: nothing but that somebody has finished. */
  answer?: (step: Step, draft: Draft) => unknown;
  /** Draws the time itself; otherwise the frame shows the ring. */
  ownRing?: boolean;
};
