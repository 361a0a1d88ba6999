/** Every sentence of the menu. */

export const say = {
  title: "Menu",
  word: "A word with the facilitator",
  quiet: "Nothing changes on any other phone. Only the facilitator sees it, and it is erased at the end.",
  over: "The session is over. Please speak to one of us at the door, or see the addresses below.",
  shared: "On a phone for two nothing is asked for here. Each of you can come to one of us, at any time. We can also lend you a phone.",
  items: {
    fast: "It’s too fast",
    question: "A practical question",
    apart: "I’d like the next part on my own",
    word: "I’d like a word alone",
    info: "I only want information",
    practice: "Only practising",
  },
  when: "When would suit you?",
  whens: {
    break: "At the break",
    apart: "While we are apart anyway",
    leave: "I’d like to leave unnoticed",
    none: "No contact, only information",
  },
  noted: "Noted.",
  also: "Also here",
  pause: "Pause for the two of us",
  part: "Work separately from now on",
  together: "Work together again",
  reading: "Reading and time",
  resources: "Good to know: help and addresses",
  notes: "What I keep",
};
