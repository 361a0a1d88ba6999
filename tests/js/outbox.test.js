import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { signal } from "@preact/signals";
import { outbox } from "../../static/phone/outbox.js";
import { EMPTY } from "../../static/phone/queue.js";

/** A line that answers as it is told, and an outbox on it. @param {any} answers @param {any} box */
function phone(answers = {}, box = EMPTY) {
  const heard = /** @type {any[]} */ ([]);
  const said = /** @type {string[]} */ ([]);
  const online = signal(false);
  const act = async (/** @type {string} */ name, /** @type {any} */ fields) => {
    heard.push({ act: name, ...fields });
    const answer = answers[name] ?? { ok: true };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const kept = signal(box);
  const out = outbox(/** @type {any} */ ({ online, act }), kept, (sentence) => said.push(sentence));
  return { out, online, kept, heard, said };
}
const names = (/** @type {any[]} */ heard) => heard.map((act) => act.act);

test("without a line acts wait, and leave in order once it stands", async () => {
  const { out, online, heard, kept } = phone();
  out.send("join", { consent: true });
  out.send("go_alone");
  await wait(5);
  assert.deepEqual(heard, []);
  online.value = true;
  await wait(5);
  assert.deepEqual(names(heard), ["join", "go_alone"]);
  assert.deepEqual(kept.value, EMPTY);
});

test("what waited through a reload is sent with the same id", async () => {
  const { online, heard } = phone({}, { acts: [{ id: "abc", act: "confirm" }], ballots: {} });
  online.value = true;
  await wait(5);
  assert.deepEqual(heard, [{ id: "abc", act: "confirm" }]);
});

test("an act that gets no answer stays and is tried again", async () => {
  const { out, online, kept } = phone({ confirm: new Error("timeout") });
  online.value = true;
  out.send("confirm");
  await wait(5);
  assert.equal(kept.value.acts.length, 1);
  assert.ok(out.stuck.value);
  online.value = false;
});

test("a ballot is sent again after every connect until it is counted", async () => {
  const answers = { answer: { ok: true, counted: false } };
  const { out, online, heard, kept } = phone(answers);
  online.value = true;
  out.answer({ run: 7 }, [2], 0);
  await wait(5);
  online.value = false;
  answers.answer = { ok: true, counted: true };
  online.value = true;
  await wait(5);
  assert.deepEqual(heard.map((act) => act.answer), [[2], [2]]);
  assert.equal(heard[0].receipt, heard[1].receipt);
  assert.notEqual(heard[0].id, heard[1].id);
  assert.deepEqual({ ...kept.value, turns: undefined }, { ...EMPTY, turns: undefined });
});

test("what is sent again weighs what its own step asked for, a pass like a text", async () => {
  const sizes = /** @type {any[]} */ ([]);
  const online = signal(true);
  const act = async (/** @type {string} */ _, /** @type {any} */ fields, /** @type {number | undefined} */ size) => {
    sizes.push([fields.run, size]);
    return { ok: true, counted: false };
  };
  const out = outbox(/** @type {any} */ ({ online, act }), signal(EMPTY), () => {});
  out.answer({ run: 7, size: 6144 }, null, 0);
  out.answer({ run: 8, size: 1024 }, [2], 0);
  await wait(5);
  out.resend();
  await wait(5);
  assert.deepEqual(sizes, [[7, 6144], [8, 1024], [7, 6144], [8, 1024]]);
});

test("a closing step asks for the ballot once more", async () => {
  const { out, online, heard } = phone({ answer: { ok: true, counted: false } });
  online.value = true;
  out.answer({ run: 7 }, [2], 0);
  await wait(5);
  out.resend();
  await wait(5);
  assert.deepEqual(names(heard), ["answer", "answer"]);
});

test("a refusal is said once, and the act dropped", async () => {
  const { out, online, said, kept } = phone({ join_couple: { ok: false, code: "not_found", error: "We know no such couple." } });
  online.value = true;
  out.send("join_couple", { couple: "00" });
  await wait(5);
  assert.deepEqual(said, ["We know no such couple."]);
  assert.deepEqual(kept.value, EMPTY);
});

test("an act that always fails does not stop the ones behind it", async () => {
  const { out, online, heard, kept } = phone({ seal: { ok: false, code: "failed" } });
  out.send("seal", { slot: "name" });
  out.send("help", { item: "fast" });
  online.value = true;
  await wait(2600);
  online.value = false;
  assert.deepEqual(names(heard).slice(0, 2), ["seal", "help"]);
  assert.deepEqual(names(kept.value.acts), ["seal"]);
});
