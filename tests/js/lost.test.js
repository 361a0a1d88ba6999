/** Where the keyboard goes when what had it has gone. */
import assert from "node:assert/strict";
import test from "node:test";
import { nearest } from "../../static/shared/lost.js";

/** As much of an element as is asked here. @param {"place" | "primary" | "heading" | "button" | "field"} kind @param {any[]} inside */
function one(kind, inside = [], isConnected = true) {
  const fits = (/** @type {string} */ asked) =>
    asked === "button.primary" ? kind === "primary" : asked.startsWith("h1") ? kind === "heading" : !["place", "heading"].includes(kind);
  return /** @type {any} */ ({
    kind,
    isConnected,
    matches: fits,
    querySelectorAll: (/** @type {string} */ asked) => inside.filter((/** @type {any} */ it) => it.matches(asked)),
    getClientRects: () => [{}],
    closest: () => null,
  });
}

const found = (/** @type {any[]} */ around) => /** @type {any} */ (nearest(around))?.kind;

test("no other button and no field is pressed or written in by whoever only goes on", () => {
  const gone = one("button", [], false);
  assert.equal(found([gone, one("place", [one("field"), one("button"), one("heading"), one("primary")])]), "primary");
  assert.equal(found([gone, one("place", [one("field"), one("heading"), one("button")])]), "heading");
});

test("what still stands keeps it, and where nothing else is it goes to what there is", () => {
  const gone = one("button", [], false);
  assert.equal(found([one("button")]), "button");
  assert.equal(found([gone, one("place", []), one("place", [one("field")])]), "field");
  assert.equal(found([gone]), undefined);
});
