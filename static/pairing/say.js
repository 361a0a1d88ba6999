/** Every sentence of the way to a partner. */

export const say = {
  choose: {
    title: "Who is here with you?",
    start: "Start for the two of us",
    startText: "This phone draws four words and shows a code for your partner’s phone.",
    join: "My partner has started",
    joinText: "Point your camera at the code on their phone, or type their four words.",
    alone: "I am here on my own",
    aloneText: "Everything is there for you too, some of it in a form for one.",
    shared: "We share this phone",
    sharedText: "You speak and write on paper. Nothing private is asked on it. We can also lend you a phone.",
    working: "One moment. Your phone is working out your keys…",
  },

  enter: {
    title: "Your partner’s four words",
    text: "You find them on your partner’s phone. Small slips don’t matter. Pointing your camera at their code does the same.",
    label: "Four words",
    missing: (/** @type {number} */ n) => (n > 0 ? `${n === 1 ? "One word is" : `${n} words are`} still missing.` : "There should be four words."),
    wrong: (/** @type {string} */ word) => `“${word}” is not one of our words.`,
    guess: (/** @type {string} */ word) => `Perhaps “${word}”?`,
    lost: "Coming back with another phone? The same words bring your place back, once your partner’s phone says yes. Private notes of the old phone stay there and can’t come back.",
  },

  returning: {
    title: "Welcome back",
    text: "Please ask your partner to say yes on their phone. Then this phone takes your place.",
    notes: "Private notes of the old phone can’t come back: they never left it.",
  },

  apart: {
    title: "Work separately?",
    text: "From now on each step comes in the form for one. Your partner’s phone is not told: after a while it only says that you work separately for now, as it does when a phone has lost its connection.",
    lost: "What was not exchanged yet is destroyed, and words you had agreed on are no longer marked as agreed.",
    back: "Later you can work together again, if both of you enter the four words and both say yes.",
    now: "Work separately",
    stay: "Stay as it is",
  },
};
