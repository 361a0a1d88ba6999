/** Every sentence about reading and time. */

export const say = {
  title: "Reading and time",
  here: "What you set here stays on this phone. Nothing of it is sent, so nobody is told: not your partner’s phone, not the facilitator, not the server. It goes when you leave.",
  back: "Back",
  goOn: "Go on",
  page: "How this page works for everybody, and how to tell us of a problem (opens another page)",
  stayed: (/** @type {string} */ now) => `The room is at “${now}” now. Stay here as long as you like.`,

  size: {
    title: "Size of the text",
    usual: "Usual",
    of: (/** @type {number} */ size) => `${size} %`,
  },

  time: {
    title: "Time",
    more: "More time on this phone",
    does: [
      "In steps of your own, no clock is shown and nothing says by itself that time is short. Only when the facilitator asks everybody to come to an end is that said here too.",
      "What you read, or write for yourself alone, stays here until you tap “Go on”, even when the room has gone on.",
      "Taking turns, what the two of you hand each other, and questions to the room have one clock for everybody. This cannot make it longer. For that, tap “More time, please” in the step: the facilitator sees that somebody would like time.",
    ],
  },

  aloud: {
    title: "Reading aloud",
    keys: "Keys for reading aloud at the top",
    slowly: "Read slowly",
    does: [
      "Nothing is read before you tap a key. It stops when the step changes, and with Cover, Menu and Leave.",
      "What somebody has written is read only with a key of its own.",
      "Whoever sits near hears it too. Earphones help.",
      "A voice of this phone is used, so no text goes anywhere else.",
    ],
    none: "This phone has no voice of its own in this language, or its browser does not offer it. A voice from the network would send the text to somebody else, so none is used. Under accessibility, the phone’s settings often have voices to install.",
  },

  keys: {
    all: "Reading aloud",
    read: "Read aloud",
    written: "Read what is written",
    nothing: "Nothing is written here.",
    rest: "Pause reading",
    goOn: "Go on reading",
    stop: "Stop reading",
  },
};
