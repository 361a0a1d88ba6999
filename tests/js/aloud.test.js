/** What a browser would be told to say: in a voice of the phone's own, or nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownVoice, read, reads, voice } from "../../static/reading/voice.js";

const here = /** @type {any} */ ({ isConnected: true });
const lines = ["One.", "Two."].map((text) => ({ text, from: here }));

/** @type {any[]} */
let spoken = [];
Object.assign(globalThis, {
  SpeechSynthesisUtterance: class {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  },
  speechSynthesis: { speak: (/** @type {any} */ one) => spoken.push(one), cancel: () => {} },
});

test("a voice of the network is never taken, and one spoken where the reader is goes first", () => {
  const [far, near, any] = [["es-MX", false], ["es_MX", true], ["es-ES", true]].map(([lang, localService]) => /** @type {any} */ ({ lang, localService, default: false }));
  assert.equal(ownVoice([far], "es", ["es-MX"]), null);
  assert.equal(ownVoice([far, any, near], "es", ["es-MX"]), near);
  assert.equal(ownVoice([far, any], "en", ["en"]), null);
});

test("where the voice goes meanwhile, nothing is read on in another", () => {
  voice.value = /** @type {any} */ ({ lang: "en-GB", localService: true });
  spoken = [];
  read(lines, false);
  voice.value = null;
  spoken[0].onend();
  assert.deepEqual([spoken.map(({ text }) => text), reads.value], [["One."], "no"]);
});
