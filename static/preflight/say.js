/** Every sentence that the page before a session says as it is filled in. */

export const say = {
  states: { ready: "ready", look: "to look at", missing: "missing" },
  away: "No connection. It is kept in this tab.",
  refused: "It could not be kept on the server. It is kept in this tab, and counts when you open.",
  kept: "Kept for next time.",
};
