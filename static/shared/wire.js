/** The one line to the server: whole views in, acts out, the server's time. For phone, desk and screen alike. */
import { signal } from "@preact/signals";
import { io } from "socket.io-client";
import { newId, padded, whole } from "./acts.js";
import { isFresh } from "./fresh.js";
import { bestOffset, hasJumped, remembered, sample } from "./offset.js";
import { PATIENCE, patienceFor } from "./patience.js";

/**
 * @typedef {{ok: boolean, seq?: number, counted?: boolean, error?: string, code?: string}} Ack
 * @typedef {"phone" | "desk" | "screen"} Role
 * @typedef {import("@preact/signals").Signal<any>} View
 * @typedef {import("./newer.js").Version} Version
 */

/** Signs of the session's id that stand in the address of the line: a front brings together by them what belongs together. */
const TOLD_TO_FRONT = 4;
const ANSWER_WITHIN_MS = 8000;
const ALIVE_WITHIN_MS = 1000;
const ASK_TIME_EVERY_MS = 20_000;
const AT_ONCE_MS = 1000;
const FIRST_TIMES_MS = [0, 700, 2000];
/** When the server ends the line; one that is about to stop says other seconds beforehand (event `again`). @type {[number, number]} */
const KNOCK_AGAIN_S = [1, 4];

/**
 * Opens the line and keeps it open. `views` hold the newest view of each name (null before the first), `online` says
 * whether the line stands, `refused` that the server wants nothing of this page, `newer` what it told of a newer version of it.
 * @param {Role} role
 * @param {string} session
 * @param {Version} version of this page
 */
export function connect(role, session, version) {
  const auth = { role, session, version, language: document.documentElement.lang };
  const socket = io({ auth, query: { s: session.slice(0, TOLD_TO_FRONT) }, transports: ["websocket", "polling"], tryAllTransports: true, ...PATIENCE });
  const line = {
    socket, role, online: signal(false), refused: signal(false), newer: newer(), views: views(), clock: stopwatch(),
    unseen: unseen(), tried: Date.now(), again: KNOCK_AGAIN_S,
  };
  listen(line);
  return {
    views: line.views,
    online: line.online,
    refused: line.refused,
    newer: line.newer,
    now: () => Date.now() / 1000 + line.clock.offset,
    /** @param {string} act @param {Record<string, unknown>} [fields] @param {number} [size] bytes to pad to, where the step it belongs to wants more than the one that is on */
    act: (act, fields = {}, size) => send(line, { id: newId(), act, ...fields }, size),
    /** @param {string} event what is no view: it passes once @param {(what: any) => void} how */
    hear: (event, how) => line.socket.on(event, how),
    close: () => socket.close(),
  };
}

/** @typedef {ReturnType<typeof connect>} Wire */

/** @returns {Record<"room" | "mine" | "desk" | "screen", View>} */
function views() {
  return { room: signal(null), mine: signal(null), desk: signal(null), screen: signal(null) };
}

/** Names of views that have not come yet on the connection there is now. */
function unseen() {
  return new Set(["room", "mine", "desk", "screen"]);
}

/** What a server has told of a newer version of this page. */
const newer = () => signal(/** @type {Version | null} */ (null));

/** @typedef {{offset: number, samples: import("./offset.js").Sample[]}} Stopwatch */

/** @returns {Stopwatch} */
function stopwatch() {
  return { offset: 0, samples: [] };
}

/**
 * @typedef {{socket: import("socket.io-client").Socket, role: Role, online: import("@preact/signals").Signal<boolean>,
 *   refused: import("@preact/signals").Signal<boolean>, newer: ReturnType<typeof newer>, views: ReturnType<typeof views>, clock: Stopwatch,
 *   unseen: Set<string>, tried: number, again: [number, number]}} Line
 *   tried: when the last try to connect began that did not wait for its turn
 */

/** @param {Line} line */
function listen(line) {
  const { socket } = line;
  for (const [name, held] of Object.entries(line.views)) {
    socket.on(name, (/** @type {any} */ view) => take(line, name, held, view));
  }
  socket.on("again", (/** @type {{in: [number, number]}} */ told) => (line.again = told.in));
  socket.on("newer", (/** @type {Version} */ told) => (line.newer.value = told));
  socket.on("connect", () => welcome(line));
  socket.on("disconnect", (reason) => lost(line, reason));
  socket.on("connect_error", () => turnedAway(line));
  socket.io.on("reconnect_attempt", (attempt) => socket.io.timeout(patienceFor(attempt)));
  addEventListener("online", () => look(line));
  addEventListener("pageshow", ({ persisted }) => persisted && look(line));
  document.addEventListener("visibilitychange", () => !document.hidden && look(line));
  setInterval(() => askTime(line), ASK_TIME_EVERY_MS);
}

/** @param {Line} line @param {string} name @param {View} held @param {any} view */
function take(line, name, held, view) {
  const here = Date.now() / 1000;
  if (hasJumped(line.clock, view.now, here)) askTime(line);
  if (!line.clock.samples.length || hasJumped(line.clock, view.now, here)) line.clock = { samples: [], offset: view.now - here };
  if (isFresh(held.value, view, line.unseen.delete(name))) held.value = view;
}

/** @param {Line} line */
function welcome(line) {
  line.online.value = true;
  line.refused.value = false;
  line.unseen = unseen();
  line.again = KNOCK_AGAIN_S;
  for (const wait of FIRST_TIMES_MS) setTimeout(() => askTime(line), wait);
}

/** A server that closes the line by itself is knocked at again, like any other loss. @param {Line} line @param {string} reason */
function lost(line, reason) {
  line.online.value = false;
  if (reason === "io server disconnect") setTimeout(() => knock(line), aMoment(line.again));
}

/** Refused is asked again, seldom: the server may only have been starting. @param {Line} line */
function turnedAway(line) {
  line.online.value = false;
  line.refused.value = !line.socket.active;
  if (line.refused.value) setTimeout(() => knock(line), 10 * aMoment(KNOCK_AGAIN_S));
}

/** @param {Line} line */
function knock(line) {
  if (!line.socket.connected) line.socket.connect();
}

/**
 * After a sleep, or when the network is said to be back: a line that looks open may be dead, and a try that is on may
 * hang in a network that is gone. @param {Line} line
 */
async function look(line) {
  const alive = line.socket.connected && (await askTime(line, ALIVE_WITHIN_MS));
  if (!alive) anew(line);
}

/** @param {Line} line */
function anew(line) {
  if (Date.now() - line.tried < AT_ONCE_MS) return knock(line);
  line.tried = Date.now();
  line.socket.disconnect().connect();
}

/** Drawn from between these seconds; in milliseconds. @param {[number, number]} between */
function aMoment([least, most]) {
  return 1000 * (least + Math.random() * (most - least));
}

/**
 * Says what this page holds; if there is something newer, the server sends it. Whether the server answered.
 * @param {Line} line @param {number} [within] milliseconds
 */
async function askTime(line, within = ANSWER_WITHIN_MS) {
  if (!line.socket.connected) return false;
  const asked = Date.now() / 1000;
  const server = await line.socket.timeout(within).emitWithAck("time", seqHeld(line)).catch(() => null);
  if (server === null) return false;
  line.clock.samples = remembered(line.clock.samples, sample(asked, server, Date.now() / 1000));
  if (line.clock.samples.length) line.clock.offset = bestOffset(line.clock.samples);
  return true;
}

/** How new the view is that tells of everything everybody is told of; a phone's own changes seldom. @param {Line} line @returns {number | null} */
function seqHeld({ views: { room, desk, screen } }) {
  return (room.peek() ?? desk.peek() ?? screen.peek())?.seq ?? null;
}

const LOOK_ALIKE = new Set(["answer", "progress", "help", "mark"]);

/**
 * Rejects when the line is down or no answer came in time; the same id may then be sent again.
 * @param {Line} line @param {import("./acts.js").Act} act @param {number | undefined} size @returns {Promise<Ack>}
 */
async function send({ socket, role, views }, act, size) {
  if (!socket.connected) throw new Error("not connected");
  const said = whole(act);
  const sent = role === "phone" && LOOK_ALIKE.has(act.act) ? padded(said, size, views.room.value?.step?.size) : said;
  return socket.timeout(ANSWER_WITHIN_MS).emitWithAck("act", sent);
}
