/** The parts of the page's script that come after its beginning: each when it is needed, and all of them soon. */
import { later } from "./later.js";

/** The way of two phones to each other: what it needs is much, and most phones need it once. */
export const couple = later(() => import("./couple.js"));
/** What stands beside the steps and behind them. */
export const around = later(() => import("./around.js"));
/** Larger text, no hurry, reading aloud: what somebody has set for their own eyes, ears and pace. */
export const reading = later(() => import("../reading/reading.js"));
export const takingHome = later(() => import("../takehome/takehome.js"));
export const drawing = later(() => import("./qr-code.js"));
/** What sees in a text what may point to somebody. */
export const remarks = later(() => import("./hints.js"));
