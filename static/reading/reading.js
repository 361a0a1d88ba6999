/** How somebody reads and how much time they take, on this phone alone: a part of the page's script (phone/parts.js). */
import { facts } from "../shared/page.js";
import { fit } from "./fitting.js";
import { stay } from "./staying.js";
import { stopWithTheScreen } from "./stopping.js";
import { findVoice } from "./voice.js";

export { Aloud } from "./aloud.js";
export { Settings } from "./settings.js";
export { Stayed } from "./staying.js";

/** Its style comes with it. A preview has it from the beginning. */
const { reading_style: style } = facts();
if (style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));

/** @param {import("../phone/phone.js").Phone} phone */
export function begin(phone) {
  fit(phone);
  stay(phone);
  findVoice();
  stopWithTheScreen(phone);
}
