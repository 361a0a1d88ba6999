import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { picture } from "../../static/mark/picture.mjs";

const MARK = readFileSync(new URL("../../static/mark/mark.svg", import.meta.url), "utf8");

/** The parts of a PNG, by name. @param {Buffer} bytes */
function parts(bytes) {
  const found = new Map();
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const [name, data] = [bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size)];
    if (crc32) assert.equal(bytes.readUInt32BE(at + 8 + size), crc32(bytes.subarray(at + 4, at + 8 + size)), name);
    found.set(name, data);
    at += 12 + size;
  }
  return found;
}

/** @param {Buffer} bytes @param {number} x @param {number} y in hundredths of its width */
function colour(bytes, x, y) {
  const found = parts(bytes);
  const size = found.get("IHDR").readUInt32BE(0);
  const at = Math.floor((y / 100) * size) * (1 + 3 * size) + 1 + 3 * Math.floor((x / 100) * size);
  return inflateSync(found.get("IDAT")).toString("hex", at, at + 3);
}

test("the mark is drawn as it stands in its file, and its ground reaches into the corners", () => {
  for (const size of [180, 512]) {
    const png = picture(MARK, size);
    assert.deepEqual([...parts(png).keys()], ["IHDR", "IDAT", "IEND"]);
    assert.equal(parts(png).get("IHDR").readUInt32BE(0), size);
    assert.equal(colour(png, 36, 50), "8a4b32");
    assert.equal(colour(png, 64, 55), "1f6460");
    for (const [x, y] of [[0, 0], [99, 99], [50, 50], [64, 27], [36, 75]]) assert.equal(colour(png, x, y), "f7f1e7");
  }
});

test("what it cannot draw it says", () => {
  assert.throws(() => picture(MARK.replace("<rect x", "<path x"), 180), /has a path/);
});
