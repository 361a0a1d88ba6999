import assert from "node:assert/strict";
import { test } from "node:test";
import { first } from "../../static/shared/clock.js";
import { hints } from "../../static/phone/hints.js";
import { inWords, share, standing } from "../../static/phone/pace.js";
import { begins, isOpen, nextTurn, roleIn, talks } from "../../static/phone/turn.js";
import { widths } from "../../static/steps/bars.js";
import { pick } from "../../static/steps/pick.js";

const couple = "11".repeat(16);
const chance = "9f".repeat(16);
const parts = [
  { name: "speak", turn: 0, seconds: 180 },
  { name: "back", turn: 0, seconds: 90 },
  { name: "breath", seconds: 60 },
  { name: "speak", turn: 1, seconds: 180 },
  { name: "back", turn: 1, seconds: 90 },
];
const role = (/** @type {number} */ part, /** @type {"A" | "B"} */ seat, agreed = /** @type {any} */ (undefined), option = 0) =>
  roleIn(/** @type {any} */ (parts[part]), begins(chance, couple, seat, agreed, option));

test("one speaks while the other listens, and then they change places", () => {
  const one = first(chance, couple);
  const other = one === "A" ? "B" : "A";
  for (const part of [0, 1]) assert.deepEqual([role(part, one), role(part, other)], ["speaker", "listener"]);
  for (const part of [3, 4]) assert.deepEqual([role(part, one), role(part, other)], ["listener", "speaker"]);
});

test("whoever agreed to begin speaks first, on both phones", () => {
  for (const [ana, ben] of [[0, 1], [1, 0]]) {
    const roles = [role(0, "A", { run: 3, item: ana }), role(0, "B", { run: 3, item: ben })];
    assert.deepEqual(roles, ana === 0 ? ["speaker", "listener"] : ["listener", "speaker"]);
    assert.deepEqual([role(0, "A", { run: 3, item: ana }, 1), role(0, "B", { run: 3, item: ben }, 1)], roles.reverse());
  }
});

test("where the two were to agree and did not, each goes on alone; where none was asked, the lot decides", () => {
  const asks = (/** @type {string | null} */ first) => /** @type {any} */ ({ body: { first } });
  for (const agreed of [undefined, { run: 3, item: null }, { run: 3, item: 2 }]) assert.ok(isOpen(asks("repair/who"), agreed));
  assert.ok(!isOpen(asks("repair/who"), { run: 3, item: 1 }));
  assert.ok(!isOpen(asks(null), undefined));
});

test("whoever speaks talks, and whoever says it back", () => {
  const talking = parts.map((part) => /** @type {const} */ (["speaker", "listener", "both"]).filter((role) => talks(part, role)));
  assert.deepEqual(talking, [["speaker"], ["listener"], [], ["speaker"], ["listener"]]);
});

test("a breath belongs to both", () => assert.deepEqual([role(2, "A"), role(2, "B")], ["both", "both"]));

test("in a breath it is known whose turn comes next", () => {
  assert.equal(nextTurn(parts, 2), parts[3]);
  assert.equal(nextTurn(parts, 4), undefined);
});

test("time is told in words, without digits that tick", () => {
  assert.equal(inWords({ left: 170, over: false }), "About 3 minutes left");
  assert.equal(inWords({ left: 50, over: false }), "About one minute left");
  assert.equal(inWords({ left: 20, over: false }), "Less than a minute left");
  assert.match(inWords({ left: 0, over: true }), /gently/);
});

test("the ring shows a share, also of nothing", () => {
  assert.equal(share({ left: 45, of: 90 }), 0.5);
  assert.equal(share({ left: 0, of: 0 }), 0);
});

test("a step's standing comes from its own events", () => {
  const step = /** @type {any} */ ({ parts, started_at: 100, pauses: [], extensions: [] });
  assert.equal(standing(step, 1, 300).part, 1);
});

test("tapping picks, taps away, replaces the only one, and a full hand takes no more", () => {
  assert.deepEqual(pick([], 2, 1), [2]);
  assert.deepEqual(pick([2], 2, 1), []);
  assert.deepEqual(pick([2], 0, 1), [0]);
  assert.deepEqual(pick([2], 0, 2), [0, 2]);
  assert.deepEqual(pick([0, 2], 1, 2), [0, 2]);
});

test("the longest bar fills the line", () => {
  assert.deepEqual(widths([{ count: 8 }, { count: 4 }, {}]), [100, 50, 0]);
  assert.deepEqual(widths([]), []);
});

test("hints see what may point to somebody", () => {
  assert.deepEqual(hints("we went with Peter to the sea"), ["name"]);
  assert.deepEqual(hints("since 2019"), ["digit"]);
  assert.deepEqual(hints("waits 🌿"), ["emoji"]);
  assert.deepEqual(hints("when she waits"), ["gender"]);
  assert.deepEqual(hints("NEVER again!!"), ["loud"]);
});

test("hints leave ordinary sentences alone", () => {
  for (const text of ["keeps small promises", "Stops explaining.", "I know what I’d like, and I ask", "the others there", "tells it straight. Then waits", ""]) {
    assert.deepEqual(hints(text), [], text);
  }
});

test("hints in Spanish see what may point to somebody", () => {
  const seen = (/** @type {string} */ text) => hints(text, "es");
  assert.deepEqual(seen("fuimos con Pedro al mar"), ["name"]);
  for (const text of ["desde 2019", "todos los lunes", "en Marzo, o en abril"]) assert.ok(seen(text).includes("digit"), text);
  assert.deepEqual(seen("espera 🌿"), ["emoji"]);
  for (const text of ["cuando él espera", "cuando ELLA", "me siento cansada", "estoy agotado.", "mi marido", "apreciada"]) {
    assert.ok(seen(text).includes("gender"), text);
  }
  for (const text of ["JAMÁS", "¿Y ahora?!", "¡¡ya!"]) assert.deepEqual(seen(text), ["loud"], text);
});

test("hints in Spanish leave ordinary sentences alone", () => {
  const plain = ["cumple promesas pequeñas", "Deja de explicar.", "el mar, y la calma", "hemos hablado con cuidado", "al lado de la entrada", "que nadie lo pida",
    "promesas cumplidas", "he esperado nada", "¿Y ahora?", "¡Ya!", "si esto sigue así", ""];
  for (const text of plain) assert.deepEqual(hints(text, "es"), [], text);
});

test("what is a hint in one language is none in the other", () => {
  assert.deepEqual(hints("he visto", "es"), []);
  assert.deepEqual(hints("he saw", "en"), ["gender"]);
  assert.deepEqual(hints("te vi el lunes", "en"), []);
});
