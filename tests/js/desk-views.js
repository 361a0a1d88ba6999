/** Desk views for the tests: four steps, ana and ben's couple and others, and whatever the test says besides. */

/** @param {string} name @param {object} rest */
export const couple = (name, rest = {}) => ({
  couple: name, name, solo: false, connected: 2, state: "waiting", time: false, late: false, paused: false, ...rest,
});

const TITLES = ["Welcome", "A question", "The talk", "Going home"];

/** @param {number} index @param {number} at */
const item = (index, at = -1) => ({
  index, id: `x/${index}`, exercise: { id: index ? "ask" : "welcome", title: index ? "Ask" : "Welcome", minutes: 5 },
  kind: "read", title: TITLES[index], minutes: 5, circle: "none",
  state: index < at ? "done" : index === at ? "now" : "ahead", run: index <= at ? index + 1 : null, took: index < at ? 300 : null,
});

/** @param {Record<string, any>} given @returns {any} */
export function view(given = {}) {
  const { at = -1, collect = "none", state = "open", board = [], unpaired = 0, collected = null, body = {}, started = 1000 } = given;
  const speed = given.speed ?? 1;
  const began_at = at < 0 ? null : given.began ?? started - (300 * at) / speed;
  const session = { id: "s", title: "First evening", state: given.session ?? (at < 0 ? "lobby" : "open"), speed, began_at };
  const plan = TITLES.map((_, index) => ({ ...item(index, at), ...given.plan?.[index] }));
  const clock = { started_at: started, pauses: given.pauses ?? [], extensions: [], parts: [{ name: "main", seconds: 300 }] };
  const step = at < 0 || session.state === "ended" ? null : {
    run: at + 1, index: at, title: TITLES[at], exercise: { id: at ? "ask" : "welcome", title: "Ask" }, circle: given.circle ?? "none", state, collect, body, ...clock,
  };
  return {
    session, plan, step, board, unpaired, help: [], remarks: {}, next: at + 1 < TITLES.length ? at + 1 : null, room: { session, step },
    collected: collected && {
      run: collected.run ?? at + 1, enough: collected.enough, cards: collected.cards ?? [], room_for: 6,
      preview: { run: at + 1, title: "A question", form: collected.form },
    },
  };
}
