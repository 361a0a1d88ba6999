/** How pages of all kinds write a day. */

export const say = {
  language: "en",
  locale: "en-GB",
};
