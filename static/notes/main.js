/** The notes page: remarks that save themselves. Without this script each has a button of its own. */
import { remark } from "./remark.js";
import { say } from "./say.js";

/** @typedef {import("./remark.js").Answer} Answer */

for (const form of document.querySelectorAll("form[data-remark]")) begin(/** @type {HTMLFormElement} */ (form));

/** @param {HTMLFormElement} form */
function begin(form) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  const shows = parts(form);
  let timer = 0;
  const note = remark(value(form, "seen"), {
    hint: shows.hint.textContent ?? "",
    shelf: shelf(form),
    send: (text, seen) => send(form, text, seen),
    draw: (shown) => {
      if (field.value !== shown.text) field.value = shown.text;
      shows.sign.textContent = say.sign[shown.sign];
      shows.hint.textContent = shown.sign === "overtaken" ? "" : shown.hint;
      shows.error.textContent = shown.error;
      shows.theirs.hidden = shown.sign !== "overtaken";
      shows.their.textContent = shown.theirs || say.emptied;
    },
    later: (work, ms) => {
      clearTimeout(timer);
      timer = window.setTimeout(work, ms);
    },
  });
  form.classList.add("quietly");
  field.addEventListener("input", () => note.write(field.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    note.save();
  });
  shows.theirs.addEventListener("click", (event) => {
    const choice = /** @type {HTMLElement} */ (event.target).dataset.choice;
    if (choice) note.decide(choice === "both");
  });
  addEventListener("online", () => note.unsaved() && note.save());
  document.addEventListener("visibilitychange", () => document.hidden && note.unsaved() && note.save());
}

/** @param {HTMLFormElement} form */
function parts(form) {
  const one = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-${name}]`));
  return { sign: one("sign"), hint: one("hint"), error: one("error"), theirs: one("theirs"), their: one("their") };
}

/** @param {HTMLFormElement} form @param {string} name */
function value(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value.replaceAll("\r\n", "\n");
}

/** What is typed here stays in the tab until the server has it, with what it was based on. @param {HTMLFormElement} form */
function shelf(form) {
  const place = `${form.dataset.remark}-${value(form, "about")}`;
  const text = `remark-${place}`;
  const base = `remark-base-${place}`;
  return {
    read: () => {
      const kept = sessionStorage.getItem(text);
      return kept === null ? null : { text: kept, base: sessionStorage.getItem(base) ?? value(form, "seen") };
    },
    /** @param {string} written @param {string} seen */
    keep: (written, seen) => {
      sessionStorage.setItem(text, written);
      sessionStorage.setItem(base, seen);
    },
    drop: () => [text, base].forEach((key) => sessionStorage.removeItem(key)),
  };
}

/** @param {HTMLFormElement} form @param {string} text @param {string} seen @returns {Promise<Answer>} */
async function send(form, text, seen) {
  const body = new URLSearchParams({ about: value(form, "about"), text, seen });
  const headers = { "X-CSRF": value(form, "csrf") };
  const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual", keepalive: text.length < 8000 });
  const json = answer.headers.get("content-type")?.startsWith("application/json");
  return { ok: answer.ok, status: answer.status, body: json ? await answer.json() : { error: say.gone } };
}
