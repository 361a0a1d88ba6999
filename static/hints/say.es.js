/** @type {typeof import("./say.js").say} */
export const say = {
  name: "Un nombre puede señalar a alguien.",
  digit: "Un número, un día o un mes pueden señalar a alguien.",
  emoji: "Los emojis pueden delatar a quien escribe. Al mostrarse se quitan.",
  gender: "«Él», «ella» o una terminación como -ado o -ada pueden señalar a alguien; «alguien» también sirve.",
  loud: "Las MAYÚSCULAS o !! pueden delatar a quien escribe.",
};
