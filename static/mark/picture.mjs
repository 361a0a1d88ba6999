/** Draws the mark as a PNG, for phones that take no SVG as the picture of a page. Knows rectangles, round or not, and no more. */
import { deflateSync } from "node:zlib";

const FINE = 4; // so many looks at each point, across and down
const RECT = /<rect ([^>]*)\/>/g;
const SHAPE = /<(?!\/|svg|rect|\?|!)(\w+)/;

/**
 * The first shape is the ground, and reaches into the corners here: phones cut those themselves.
 * @param {string} svg whose box is square @param {number} size in points across @returns {Buffer}
 */
export function picture(svg, size) {
  const other = SHAPE.exec(svg);
  if (other) throw new Error(`static/mark/mark.svg has a ${other[1]}; static/mark/picture.mjs can draw a rect only`);
  const across = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const [ground, ...shapes] = [...svg.matchAll(RECT)].map(([, told]) => rect(told));
  const lines = [];
  for (let y = 0; y < size; y++) {
    const line = Buffer.alloc(1 + 3 * size);
    for (let x = 0; x < size; x++) line.set(point(ground, shapes, x, y, across / size), 1 + 3 * x);
    lines.push(line);
  }
  return png(size, Buffer.concat(lines));
}

/** @param {string} told */
function rect(told) {
  const read = (/** @type {string} */ name) => Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(told)?.[1] ?? 0);
  const [, colour] = /** @type {RegExpExecArray} */ (/fill="#([0-9a-f]{6})"/.exec(told));
  const [x, y, width, height, round] = ["x", "y", "width", "height", "rx"].map(read);
  return { middle: [x + width / 2, y + height / 2], half: [width / 2, height / 2], round, colour: [...Buffer.from(colour, "hex")] };
}

/** @typedef {ReturnType<typeof rect>} Rect */

/** The colour of a point: of how often a shape was hit in it. @param {Rect} ground @param {Rect[]} shapes @param {number} x @param {number} y @param {number} scale */
function point(ground, shapes, x, y, scale) {
  const sum = [0, 0, 0];
  for (let look = 0; look < FINE * FINE; look++) {
    const at = [x + ((look % FINE) + 0.5) / FINE, y + (Math.floor(look / FINE) + 0.5) / FINE].map((one) => one * scale);
    const hit = shapes.findLast((shape) => holds(shape, at)) ?? ground;
    hit.colour.forEach((value, channel) => (sum[channel] += value));
  }
  return sum.map((value) => Math.round(value / FINE ** 2));
}

/** @param {Rect} shape @param {number[]} at */
function holds({ middle, half, round }, at) {
  const [over, down] = at.map((one, axis) => Math.abs(one - middle[axis]) - half[axis] + round);
  return Math.hypot(Math.max(over, 0), Math.max(down, 0)) + Math.min(Math.max(over, down), 0) <= round;
}

/** Eight bits of red, green and blue (PNG, colour type 2), each line with filter 0 before it. @param {number} size @param {Buffer} lines */
function png(size, lines) {
  const head = Buffer.from([...uint32(size), ...uint32(size), 8, 2, 0, 0, 0]);
  const body = deflateSync(lines, { level: 9 });
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk("IHDR", head), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]);
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc(named))]);
}

/** PNG's checksum, bit by bit: the oldest Node that builds us has none. @param {Buffer} data */
function crc(data) {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
