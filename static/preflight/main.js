/** The page before a session: what is typed is kept as one types, and the checklist beside it follows. */
import { keeper } from "./keeping.js";
import { say } from "./say.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("preflight"));
const sign = /** @type {HTMLElement} */ (document.querySelector("[data-kept]"));
const place = `preflight-${location.pathname}`;
let timer = 0;

const keep = keeper({
  read: () => Object.fromEntries(/** @type {any} */ (new FormData(form))),
  shelf: {
    get: () => sessionStorage.getItem(place),
    set: (text) => (text === null ? sessionStorage.removeItem(place) : sessionStorage.setItem(place, text)),
  },
  send,
  draw: (text, points) => {
    sign.textContent = text;
    for (const [id, point] of Object.entries(points)) mark(id, point);
  },
  later: (work, ms) => {
    clearTimeout(timer);
    timer = window.setTimeout(work, ms);
  },
});

form.addEventListener("input", keep.changed);
form.addEventListener("change", keep.changed);
addEventListener("online", keep.again);
const left = keep.left();
if (left) fill(left);

/** @param {Record<string, string>} typed what was not kept when the page went */
function fill(typed) {
  const same = typed.base === /** @type {HTMLInputElement} */ (form.elements.namedItem("base")).value;
  for (const field of /** @type {any} */ (form.elements)) {
    if (!field.name || ["csrf", "base"].includes(field.name)) continue;
    if (field.type === "checkbox") field.checked = same && field.name in typed; // ticks are asked for anew each time
    else if (field.name in typed && field.type !== "submit") field.value = typed[field.name];
  }
  keep.changed();
}

/** @param {Record<string, string>} typed */
async function send(typed) {
  const { csrf, ...body } = typed;
  const headers = { "X-CSRF": csrf };
  const answer = await fetch(form.dataset.keep ?? "", { method: "POST", body: new URLSearchParams(body), headers, redirect: "manual" });
  const json = answer.headers.get("content-type")?.startsWith("application/json");
  const told = json ? await answer.json() : {};
  if (told.base) /** @type {HTMLInputElement} */ (form.elements.namedItem("base")).value = told.base;
  return { ok: answer.ok, status: answer.status, ...told };
}

/** @param {string} id @param {{state: "ready" | "look" | "missing", says: string}} point */
function mark(id, point) {
  const line = document.querySelector(`[data-point="${id}"]`);
  if (!line) return;
  line.className = `point ${point.state}`;
  /** @type {HTMLElement} */ (line.querySelector("[data-state]")).textContent = say.states[point.state];
  /** @type {HTMLElement} */ (line.querySelector("[data-says]")).textContent = point.says;
}
