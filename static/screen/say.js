/** Every sentence the screen says by itself. */

export const say = {
  reaching: "Reaching the server …",
  hint: "F full screen, D dark or bright",
  wrap: "Please come to an end in a minute or so.",
  rehearsal: "REHEARSAL",
  thanks: "Thank you for being here.",
  held: {
    quiet: "We pause for a moment.",
    break: "A break. We begin again together.",
    checkins: "A word with each of you. The others rest.",
    split: "Two groups for a while: A and B.",
  },
  scan: "Scan, or go to",
  enter: "and enter the code",
  qr: "QR code to join",
};
