/** Two text fields without a browser, and the texts behind them, for tests of writing together. */
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { bind } from "../../static/drafting/area.js";

/** @type {any} */ (globalThis).document ??= { activeElement: null };

/** What a textarea does, as far as writing goes. */
export class Area {
  text = "";
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection = "none";
  scrollTop = 0;
  style = { height: "" };
  scrollHeight = 0;
  offsetHeight = 0;
  clientHeight = 0;
  /** @type {Record<string, ((event: any) => void)[]>} */
  heard = {};

  get value() {
    return this.text;
  }

  /** As browsers do it: the caret goes to the end. */
  set value(text) {
    this.text = text;
    this.setSelectionRange(text.length);
  }

  /** @param {string} name @param {(event: any) => void} how */
  addEventListener(name, how) {
    (this.heard[name] ??= []).push(how);
  }

  removeEventListener() {}

  getBoundingClientRect() {
    return { top: 0 };
  }

  /** @param {string} name @param {object} [event] */
  fire(name, event = {}) {
    for (const how of this.heard[name] ?? []) how({ preventDefault() {}, ...event });
  }

  /** @param {number} start @param {number} [end] */
  setSelectionRange(start, end = start) {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  /** Types in the place of what is selected. @param {string} text */
  type(text) {
    const [start, end] = [this.selectionStart, this.selectionEnd];
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.setSelectionRange(start + text.length);
    this.fire("input");
  }

  backspace() {
    if (this.selectionStart === this.selectionEnd && this.selectionStart) this.selectionStart--;
    this.type("");
  }

  focus() {
    document.activeElement = /** @type {any} */ (this);
  }
}

/** Somebody with a field and the text behind it. */
export function writer() {
  const [doc, area] = [new Doc(), new Area()];
  const text = doc.getText("1/what");
  return { doc, area, text, part: bind(/** @type {any} */ (area), text) };
}

/** @typedef {ReturnType<typeof writer>} Writer */

/** What one has and the other has not goes over. @param {Writer} from @param {Writer} to */
export function hand(from, to) {
  applyUpdate(to.doc, encodeStateAsUpdate(from.doc, encodeStateVector(to.doc)), "there");
}

export const settled = () => new Promise((go) => setTimeout(go, 2));
