/** Every sentence of what two hand to each other. */

export const say = {
  before: "What you hand over is for your partner only, and it cannot be taken back. Nothing is shown unless both of you hand something over. If one does not, the other may still guess.",
  example: "For example",
  take: "Tick what you want to take along. You can still change it here.",
  edit: "As your partner will read it",
  soft: "Each of these counts as an answer too",
  neutral: ["I am still thinking about this.", "I’d like to leave this one open for today."],
  wait: "When both of you have handed something over, you see it here. Until then this page looks the same, whatever the other does.",
  change: "Back to my lines",
  moment: "One moment…",
  nothing: "Nothing was exchanged this time. It can be the clock, the network or a choice; leave it there.",
  theirs: (/** @type {string | null} */ name) => (name ? `From ${name}` : "From your partner"),
  own: "From you",
  onePhone: "Tell each other aloud, one after the other. Who likes can write it on paper first.",
};
