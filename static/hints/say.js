/** Every gentle remark on words that may point to somebody. */

export const say = {
  name: "A name may point to somebody.",
  digit: "A number or a date may point to somebody.",
  emoji: "Emoji can give away who writes. They are left out when shown.",
  gender: "“He” and “she” may point to somebody; “someone” works too.",
  loud: "CAPITALS or !! can give away who writes.",
};
