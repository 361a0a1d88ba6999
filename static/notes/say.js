/** Every sentence the notes page says by itself. */

export const say = {
  gone: "This session has been erased, or you are signed out. Copy what you wrote before you leave this page.",
  emptied: "(nothing: it was emptied)",
  sign: {
    "": "",
    waiting: "",
    saving: "Saving …",
    saved: "Saved",
    kept: "No connection. It is kept here and will be saved.",
    refused: "Not saved",
    overtaken: "Not saved yet",
  },
};
