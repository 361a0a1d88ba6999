/**
 * Reading aloud with a voice that this phone has itself. A voice from the network would send what is read to somebody else,
 * so it is never used; which is which is what the browser says (`localService`).
 */
import { signal } from "@preact/signals";

/** How long a browser may take to name its voices. */
const LOOKS_MS = 2000;
const SLOWLY = 0.75;

/** The voice, if there is one. */
export const voice = signal(/** @type {SpeechSynthesisVoice | null} */ (null));
/** Whether it is known by now that there is one, or none. */
export const looked = signal(false);
/** Whether it reads, rests, or has nothing to read. */
export const reads = signal(/** @type {"no" | "yes" | "rests"} */ ("no"));

/** @typedef {{text: string, from: Element}} Line   what is read, and where it stood when that was asked for */

/** What is still to be read; its first is being read. */
let lines = /** @type {Line[]} */ ([]);
let rate = 1;
/** Kept, or some browsers forget it, and then nothing follows. @type {SpeechSynthesisUtterance | null} */
let utterance = null;

export function findVoice() {
  const look = () => {
    voice.value = ownVoice(globalThis.speechSynthesis?.getVoices() ?? [], document.documentElement.lang, navigator.languages);
    if (voice.value) looked.value = true;
  };
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", look);
  look();
  setTimeout(() => (looked.value = true), LOOKS_MS);
}

/**
 * A voice of the phone's own for a language: as it is spoken where the reader is, else the one it takes by itself, else any. Pure.
 * @param {Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">[]} voices @param {string} language @param {readonly string[]} asked what the reader's browser asks for, like `es-MX`
 * @returns {any}
 */
export function ownVoice(voices, language, asked) {
  const code = (/** @type {{lang: string}} */ { lang }) => lang.replace("_", "-").toLowerCase();
  const own = voices.filter((one) => one.localService === true && code(one).split("-")[0] === language);
  const near = asked.flatMap((place) => own.filter((one) => code(one) === place.toLowerCase()));
  return near[0] ?? own.find((one) => one.default) ?? own[0] ?? null;
}

/** @param {Line[]} all @param {boolean} slowly */
export function read(all, slowly) {
  stop();
  lines = all;
  rate = slowly ? SLOWLY : 1;
  goOn();
}

/** From the beginning of the sentence it was in. What has gone from the screen meanwhile is not read, and nothing in another voice. */
export function goOn() {
  lines = lines.slice(Math.max(0, lines.findIndex(({ from }) => from.isConnected)));
  if (!voice.peek() || !lines[0]?.from.isConnected) return stop();
  reads.value = "yes";
  speak(lines[0].text);
}

/** @param {string} text */
function speak(text) {
  const said = (utterance = new SpeechSynthesisUtterance(text));
  said.voice = voice.peek();
  said.lang = voice.peek()?.lang ?? "";
  said.rate = rate;
  said.onend = () => utterance === said && next();
  said.onerror = () => utterance === said && stop();
  speechSynthesis.speak(said);
}

function next() {
  lines = lines.slice(1);
  goOn();
}

export function rest() {
  silence();
  reads.value = "rests";
}

export function stop() {
  silence();
  lines = [];
  reads.value = "no";
}

function silence() {
  utterance = null;
  globalThis.speechSynthesis?.cancel();
}
