/** Every sentence the phone says by itself. Steps bring their own. */

export const say = {
  opening: "One moment…",
  back: "Back",
  goOn: "Go on",
  cardClose: "Tap to close",

  part: {
    coming: "One moment…",
    missing: "This part has not arrived yet. It is tried again by itself; opening the page anew helps too. What you wrote is kept.",
    reload: "Open this page anew",
  },

  tooLate: "The question had closed before your pass came. What you sent before may be counted.",

  circles: { none: "", me: "Only you", us: "The two of you", room: "The room, no names", desk: "The facilitator, no names" },

  gone: {
    title: "This room is not open here",
    text: "It may be over, or this phone has left it. If you have just come, enter the code from the screen again. Cookies must be allowed for this page.",
    link: "Enter a code",
  },

  line: {
    wrap: "Please come to an end in a minute or so.",
    waiting: "No connection just now. Saved here, will be sent.",
    away: "No connection just now. What you write stays here.",
    stuck: "The server is slow to answer. Saved here, will be sent.",
    newer: "A newer version of this page is ready. Tap to load it: what you wrote stays here.",
    forgets: "This browser keeps nothing: please don’t close or reload the page.",
  },

  bar: { cover: "Cover", uncover: "Uncover", menu: "Menu", close: "Close", leave: "Leave" },
  header: { alone: "On your own", shared: "One phone for two", with: (/** @type {string} */ name) => `with ${name}`, rehearsal: "REHEARSAL" },

  welcome: {
    title: "Before we begin",
    lead: "Today you will think, write and talk: alone, as two, and with the room. You decide how much, each time. You can always pass. Passing looks just like finishing, and nobody can see it.",
    seen: "Who sees what",
    me: "Private notes stay on this phone. They are wiped when the exercise ends, unless you keep them.",
    us: "What you tell each other is seen by your partner only. It cannot be taken back.",
    room: "Shown without names, only when enough people answered, and only after the facilitator has looked. People who know you well may still guess, so write nothing there that would hurt you if guessed.",
    facilitator:
      "The facilitator sees how far each pair is (here, working, finished, would like time, pausing), never what you wrote for yourself or for each other, and not who passed. All answers are erased at the end. Only group results and the facilitator’s own remarks remain, for 90 days.",
    others: "We ask everybody to keep to themselves what they hear. We cannot promise that they will.",
    limits: "From the people who run this",
    therapy:
      "This is a workshop, not therapy and not an emergency service. If you are ever afraid of your partner, working on trust together may make things worse. You can tell us alone, at the door or through the menu, and no reason is passed on. If somebody may be watching your phone, ask for one of ours.",
    exits: "Always at the bottom",
    cover: "Cover hides what is on your screen with one tap.",
    menu: "Menu has a quiet word with the facilitator, a pause for the two of you, and addresses that help.",
    leave:
      "Leave wipes what this page keeps on the phone and shows a plain page instead; on a keyboard, press Shift three times. Your browser still remembers that it was here, and a watched phone stays watched.",
    stop: "You can stop at any time.",
    own: "I am here by my own choice.",
    agree: "I agree that what I write, which may concern my health or my intimate life, is used in this way today.",
    practised: "I have practised the menu.",
    practise: "Tap here: open the menu and send “Only practising”.",
    missing: "All three are needed, in your own time.",
    done: "I’m ready",
  },

  leave: {
    title: "Leave?",
    text: "Everything this page keeps on the phone is wiped. To the others it looks like a lost connection.",
    back: "To come back you need your four words and your partner’s yes. Notes you keep here are wiped too.",
    history: "Your browser’s history is not wiped.",
    now: "Leave now",
    stay: "Stay",
  },

  started: {
    title: "Now your partner’s phone",
    text: "Point its camera at this code. Or choose “My partner has started” there and type these words:",
    words: "Your four words",
    qr: "A QR code with your four words",
    secret: "Only your two phones know them; they never reach the server. With the same words a lost phone’s place can be taken up again.",
    lost: "This page has lost your four words. Please choose again, and new ones are drawn.",
    cancel: "Choose again",
  },

  confirm: {
    title: "Is this the two of you?",
    text: (/** @type {string} */ name) => `Look at each other’s phone. Does it say ${name} there too?`,
    yes: (/** @type {string} */ name) => `Yes, it says ${name}`,
    no: "No, something else",
    waiting: "Waiting for the yes on the other phone.",
  },

  letBack: {
    title: "A phone asks for your partner’s place",
    text: "It knows your four words. Is it your partner’s other phone? Look at it together before you say yes.",
    yes: "Yes, let it in",
    no: "No",
  },

  name: {
    label: "What shall your partner’s phone call you?",
    help: "If you like. Only your partner’s phone can read it.",
    save: "Save",
    saved: "Saved. It shows on your partner’s phone.",
  },

  lobby: {
    title: (/** @type {string} */ name) => `You are ${name}`,
    text: "We begin together, in a moment. Put the phone down if you like; the first step comes by itself.",
    alone: "You take part on your own. Where others work as two, you get a form for one.",
    shared: "You share this phone: it shows what both may see, and you speak, or write on paper.",
  },

  late: {
    title: "You come in at the next step",
    text: "The room is in the middle of one. Take a breath; you have missed nothing you need.",
    now: "Going on just now",
  },

  held: {
    quiet: { title: "A moment of quiet", text: "The whole room pauses. There is nothing to do on the phone." },
    break: { title: "A break", text: "Stand up, drink something, be alone if you like. We go on together; the phone will say so." },
    checkins: { title: "A word with each of you", text: "The facilitator comes by everybody for a moment, in an order drawn by lot. Rest meanwhile; there is nothing to prepare." },
    split: { title: "Two groups for a while", text: "" },
    groups: {
      two: "One of you goes with group A, the other with group B. You will be told where. You belong to group",
      alone: "The room goes in two groups, and you will be told where. You belong to group",
      open: "Of every two, one goes with group A and the other with group B. You will be told where.",
    },
  },

  together: {
    title: "Work together again",
    text: "Enter your four words. When your partner’s phone has done the same, both are asked once more.",
    after: "Nothing happens on the other phone by this alone.",
    waiting: "Noted. As soon as your partner’s phone has done the same, both are asked once more.",
    confirm: "Work together again?",
    confirmText: "Both of you have entered the four words. What was not exchanged has to be handed over anew, and words you had agreed on need a new yes.",
    yes: "Yes, together again",
    no: "Not now",
  },

  paused: {
    title: "A pause for the two of you",
    text: "Twenty minutes or more do good when hearts beat fast. Say aloud when you will go on, and let each other be until then.",
    room: "The room goes on meanwhile. You have missed nothing you must make up for.",
    resume: "We go on",
  },

  ended: {
    title: "That was it. Thank you.",
    text: "The room is closed, and all answers are erased.",
    over: "The room is closed, and what it held is erased.",
    kept: "What you keep",
    wipe: "Wipe them from here",
    leave: "Wipe and close",
    tonight: "Go gently tonight. Large decisions can wait for two days.",
  },

  step: {
    pass: "Pass",
    done: "Done",
    send: "Send to the room",
    sendDesk: "Send, no names",
    hand: "Hand over",
    sending: { calm: "Nothing is sent by itself.", noted: "Noted. You can still change it.", again: "What you tapped last counts, until you tap again." },
    handing: { calm: "Nothing is sent by itself.", noted: "Noted. You can still change it.", again: "Nothing is sent by itself." },
    staying: { calm: "Take your time.", noted: "Noted, thank you.", again: "Take your time." },
    time: "More time, please",
    timeAsked: "More time: asked",
    next: (/** @type {string} */ title) => `Now: ${title}`,
    closed: "This question is closed. The facilitator looks at the answers first; then the room may see them.",
    closedDesk: "This question is closed. Thank you.",
    closedDraft: "What you had begun here was not sent.",
    released: "The room’s answers can be seen on the screen.",
    withheld: "Nothing is shown of this one.",
    few: "We are so few today that answers could be recognised. They stay on this phone; tell aloud what you like.",
  },

  time: {
    over: "Time to come to an end, gently",
    less: "Less than a minute left",
    minutes: (/** @type {number} */ n) => `About ${n === 1 ? "one minute" : `${n} minutes`} left`,
    paused: "The clock stands",
  },

  resources: { title: "Good to know" },

  notes: { title: "What I keep", page: "My notes", empty: "Nothing yet.", drop: "Don’t keep this" },
};
