/** What stands beside the steps and behind them, as one part of the page's script (parts.js). */
export { Card } from "./card.js";
export { Ended, Gone } from "./ended.js";
export { Menu } from "../menu/menu.js";
export { Notes } from "./notes.js";
export { Resources } from "./resources.js";
