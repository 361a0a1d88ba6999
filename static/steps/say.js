/** Every sentence the kinds of step say by themselves. */

export const say = {
  solo: "For you, on your own",
  apart: "Working separately for now.",
  onePhone: "For the two of you, with one phone",
  keep: "Keep it for me until the end",
  keepHelp: "Otherwise it is wiped with this exercise.",
  stays: "It stays on this phone.",
  wiped: "It stays on this phone and is wiped with this exercise.",
  resources: "Good to know: help and addresses",
  unread: "This could not be opened here. What you wrote is still on this phone.",
  lost: "This phone has lost your four words, so it cannot hand anything over. What you write stays here.",

  field: {
    room: (/** @type {number} */ n) => `Room for ${n} more`,
    full: "That fills the line.",
    allFull: "That fills the page.",
    watched: (/** @type {string[]} */ words) => `Worth a second look: ${words.map((word) => `“${word}”`).join(", ")}`,
  },

  proposal: {
    before: "At the end both phones show the same one: a place to start. Those with ° can come up anyway. The others come up only if your two answers fit, and may stay away even then.",
    moment: "One moment. If nothing comes up here, choose one aloud.",
    title: "A place to start",
    other: "You may just as well choose another one, aloud.",
  },

  agree: {
    title: "You both said",
    none: "Nothing is settled this time, and nobody asks why. Each of you goes on for yourself.",
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
    each: "Each for yourself",
    oneFirst: "One of you speaks",
    oneSecond: "Now the other speaks",
    oneBack: "Say it back",
    whoSpeaks: "Whoever speaks",
    whoListens: "Whoever listens",
    change: "Then you change places.",
  },

  write: {
    keep: "Keep this for me until the end",
    onePhone: "Think about it, each for yourself. Who likes can write on paper.",
  },

  checklist: {
    back: "Back to the list",
    after: "The same page for everybody",
    own: "Tick what may stand on the page for both of you. What you don’t tick is not on it.",
    ownNothing: "There is nothing of yours from today to choose from.",
    ownAlone: "On your own there is no page for two. Your own page has what you keep.",
    onePhone: "Go through the list together, aloud. Each may leave out what they like.",
  },

  scale: {
    of: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all}`,
    skip: "Skip this one",
    back: "Back",
    next: "Go on",
    begin: "Begin",
    again: "Go through them again",
    all: "That was all of them.",
    only: "It stays on this phone.",
    before: "Your answers stay on this phone and wait for the second time. Nobody receives them.",
    after: "From your two answers this phone makes one word for each line: up, same or down. Only these words go to the room, without names.",
    noFirst: "This phone has no answers from the first time, so nothing is sent. It may still be good to look.",
    words: "Look at the words",
    moves: { up: "up", same: "same", down: "down", none: "skipped" },
    onePhone: "Read them slowly, each for yourself. Nothing is noted here.",
  },

  commit: {
    earlier: "Go on with a plan of today, or write a new one",
    offer: "Show it to my partner when I tap Done",
    offerHelp: "It cannot be taken back.",
    offered: "Your partner has it.",
    changed: "Your partner has it as it was. Done hands over what you changed.",
    theirs: (/** @type {string | null} */ name) => (name ? `The plan of ${name}` : "Your partner’s plan"),
    review: "To look at it",
    onePhone: "Each says their plan aloud, twice. Who likes can write it on paper.",
  },

  draft: {
    onePhone: "Write it together, with one phone between you. It stays on this phone, unsigned.",
  },

  choice: {
    upTo: (/** @type {number} */ n) => `Up to ${n}`,
    practice: "Only to practise. This one is not counted.",
    mine: "For yourself. It stays on this phone.",
    desk: "For the facilitator alone, without names. Only lines that three or more people ticked can be seen.",
    card: "Show it large, to turn the phone round",
    onePhone: "Talk about it aloud. Nothing is noted here.",
  },

  words: {
    cards: "Tap up to three cards",
    label: "Your ending of the sentence",
    bank: "Or begin with one of these",
    onePhone: "Say aloud how you would end it. Nothing is sent from a phone for two.",
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
    moves: { up: "up", same: "same", down: "down" },
    fewAnswers: "too few answers",
  },
};
