/** Every sentence the kinds of step say by themselves. */

export const say = {
  solo: "For you, on your own",

  field: {
    room: (/** @type {number} */ n) => `Room for ${n} more`,
    full: "That fills the line.",
  },

  turns: {
    speak: { speaker: "You speak", listener: "You listen" },
    back: { speaker: "You listen", listener: "Say it back" },
    backSpeaker: "Is that what you meant? Say what is missing, no more.",
    starts: "You could begin like this",
    breath: "Breathe",
    breathText: "Nobody says anything for a moment.",
    nextSpeaker: "Then it’s your turn to speak.",
    nextListener: "Then it’s your turn to listen.",
    end: "Time to come to an end, gently",
    over: "That was the last part. Look at each other for a moment.",
  },

  write: {
    keep: "Keep this for me until the end",
    keepHelp: "Otherwise it is wiped with this exercise.",
    wiped: "It is wiped with this exercise.",
    stays: "It stays on this phone.",
  },

  choice: {
    upTo: (/** @type {number} */ n) => `Up to ${n}`,
    practice: "Only to practise. This one is not counted.",
    mine: "For yourself. It stays on this phone.",
  },

  words: {
    cards: "Tap up to three cards",
    label: "Your ending of the sentence",
    bank: "Or begin with one of these",
  },

  talk: {
    questions: "To talk about",
    from: "What the room said",
    examples: "Prepared examples, not from this room",
    others: "a few others",
    spread: "The answers are spread over many.",
    many: "many",
    some: "some",
    shortened: "shortened",
  },

  hints: {
    name: "A name may point to somebody.",
    digit: "A number or a date may point to somebody.",
    emoji: "Emoji can give away who writes. They are left out when shown.",
    gender: "“He” and “she” may point to somebody; “someone” works too.",
    loud: "CAPITALS or !! can give away who writes.",
  },
};
