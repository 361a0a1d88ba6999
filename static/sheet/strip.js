/** A day as a bar: every exercise as wide as it is long, coloured by what it asks; for a glance, not for reading. */
import { html } from "../shared/html.js";

/** @param {{day: import("./types").Day}} props */
export const Strip = ({ day }) => html`
  <div class="strip" aria-hidden="true">
    ${day.lines
      .filter((line) => !line.off && line.seconds)
      .map(
        (line) => html`<i key=${line.item.key} class=${`${line.exercise?.part ?? "gone"} ${line.exercise?.risk ?? ""}`} style=${{ flexGrow: line.seconds }} title=${line.title}></i>`,
      )}
  </div>
`;
