/** The ring: how much of the running part is gone, without digits. */
import { html } from "../shared/html.js";

/** @param {{share: number}} props `share`: 0 at the start, 1 when the time is up */
export const Ring = ({ share }) => html`
  <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
    <circle class="track" cx="50" cy="50" r="44" fill="none" />
    <circle
      class="rest"
      cx="50"
      cy="50"
      r="44"
      fill="none"
      pathLength="1"
      stroke-dasharray=${`${(1 - share).toFixed(4)} 1`}
      transform="rotate(-90 50 50)"
    />
  </svg>
`;
