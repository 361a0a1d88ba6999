/** The way of two phones to each other, as one part of the page's script (parts.js). */
export { isPhrase } from "../shared/phrase.js";
export { Apart, Reunite } from "./apart.js";
export { Choose } from "./choose.js";
export { Confirm, Confirmed, LetBack, Returning, Started } from "./pairing.js";
export { takeUp } from "./start.js";
