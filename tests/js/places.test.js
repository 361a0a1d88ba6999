import assert from "node:assert/strict";
import { test } from "node:test";
import { after, edited, selection, shift, stand } from "../../static/drafting/places.js";

/** Where a caret goes in a text of ten letters. @param {import("../../static/drafting/places.js").Delta} delta @param {number} caret */
const moved = (delta, caret) => after(shift(stand(10), delta), caret);

test("letters that the partner types before the caret push it on, those behind it do not", () => {
  assert.equal(moved([{ insert: "abc" }], 4), 7);
  assert.equal(moved([{ retain: 6 }, { insert: "abc" }], 4), 4);
});

test("letters typed right at the caret stay behind it, so that one's own word goes on unbroken", () => {
  assert.equal(moved([{ retain: 4 }, { insert: "abc" }], 4), 4);
  assert.equal(moved([{ insert: "abc" }], 0), 0);
});

test("letters taken out before the caret pull it back, also when it stood among them", () => {
  assert.equal(moved([{ retain: 1 }, { delete: 2 }], 5), 3);
  assert.equal(moved([{ retain: 2 }, { delete: 6 }], 5), 2);
  assert.equal(moved([{ delete: 10 }], 10), 0);
});

test("several changes at once are counted one after the other", () => {
  const delta = [{ retain: 1 }, { insert: "XY" }, { retain: 2 }, { delete: 3 }, { retain: 1 }, { insert: "Z" }];
  assert.deepEqual(shift(stand(10), delta), [0, 3, 4, -1, -1, -1, 5, 7, 8, 9]);
});

test("what is gone stays gone, whatever comes after", () => {
  const gone = shift(stand(4), [{ retain: 1 }, { delete: 2 }]);
  assert.deepEqual(shift(gone, [{ insert: "ab" }]), [2, -1, -1, 3]);
});

test("a selection keeps its letters and takes in none that are typed at its edges", () => {
  const places = shift(stand(10), [{ retain: 2 }, { insert: "ab" }, { retain: 3 }, { insert: "cd" }]);
  assert.deepEqual(selection(places, 2, 5), { start: 4, end: 7 });
});

test("a selection whose letters are all gone becomes a caret", () => {
  assert.deepEqual(selection(shift(stand(10), [{ retain: 2 }, { delete: 3 }]), 2, 5), { start: 2, end: 2 });
});

test("one's own letters find their places among what the partner has typed meanwhile", () => {
  const places = shift(stand(4), [{ retain: 2 }, { insert: "xyz" }]);
  const own = shift(places, [{ retain: 5 }, { insert: "!" }]);
  assert.deepEqual(edited(own, { at: 2, gone: 0, put: "!" }, 5), [0, 1, 5, 6, 7]);
});
