/** How pages of all kinds write a day, in Spanish. */

/** @type {typeof import("./say.js").say} */
export const say = {
  language: "es",
  locale: "es",
};
