/** Every sentence the composer says by itself. Labels and helps of fields come from the server. */

export const say = {
  home: "Your exercises",
  untitled: "An exercise",
  form: "Form",
  yaml: "YAML",
  undo: "Undo",
  asFile: "Save as a file",
  save: "Save",

  state: {
    offline: "No connection. What you write is kept in this browser.",
    looking: "Looking …",
    minutes: (/** @type {number} */ count) => `${count} min · `,
    toMend: (/** @type {number} */ count) => `${count} ${count === 1 ? "thing" : "things"} to mend`,
    toLookAt: "one look at what it asks the room, and it is ready",
    ready: (/** @type {boolean} */ changed) => `ready${changed ? ", not saved yet" : ""}`,
  },

  notice: {
    restored: "This is what you had written and not saved.",
    overtaken: "This exercise was saved elsewhere since you wrote here. Yours is still here, and not saved.",
    tooLarge: "That is too large to be kept. Shorten it.",
    notUnderstood: "The server did not understand. Reload the page: what you wrote is kept in this browser.",
    noAnswer: "The server does not answer. Your text is kept in this browser; save again in a moment.",
    saved: "Saved.",
  },
  theirs: "Go on with theirs",
  mine: "Save mine over it",

  unreadable: "The text can’t be read. Mend it under YAML.",
  oneMoment: "One moment …",
  text: "The text of the file",
  line: (/** @type {number} */ line) => `Line ${line}`,

  steps: {
    all: "Steps",
    about: "About the exercise",
    move: "Alt and an arrow move a step.",
    toMend: " to mend",
    untitled: "Without a title",
    up: "Up",
    down: "Down",
    copy: "Copy",
    out: "Take out",
    add: "Add a step",
    none: "Add a step to begin with.",
    unknown: (/** @type {string} */ kind) => `This step is of no kind that is known here: ${kind}.`,
    more: "More",
  },

  field: {
    usual: (/** @type {string} */ word) => `${word} (as if nothing is said)`,
    up: (/** @type {number} */ place) => `Move ${place} up`,
    out: (/** @type {number} */ place) => `Take ${place} out`,
    add: (/** @type {boolean} */ another) => `Add ${another ? "another" : "one"}`,
  },

  phone: {
    aside: "On a phone",
    whose: "Whose phone",
    two: "One of two",
    solo: "Alone",
    shared: "One phone",
    covered: "Covered",
    preview: "Preview",
    frame: "The step on a phone",
    waits: "The phone shows this step as soon as it has what it needs.",
  },

  recognition: {
    title: "Before you ask the room",
    text: "Would it be harmless if the partner knew who wrote it? A partner knows style and story; no number of answers hides that. Ask about people in general, what helps, what is hard about a skill. Never about fear, secrets, blame, sex, doubts about this marriage, or what the partner does.",
    harmless: "Harmless, whoever it came from:",
  },
};
