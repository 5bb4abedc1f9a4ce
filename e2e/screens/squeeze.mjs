// Makes pictures of screens small: at most 256 colours, with a palette. What is lost is less than the comparison forgives.
// node squeeze.mjs FILE.png …
import { readFileSync, writeFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

/** The chunks of a PNG: kind and content. */
function* chunks(bytes) {
  for (let at = HEAD.length; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    yield [bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size)];
    at += size + 12;
  }
}

const paeth = (left, above, corner) => {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one));
  return a <= b && a <= c ? left : b <= c ? above : corner;
};

/** Width, height and pixels (0xRRGGBB) of a picture without a palette, or nothing. */
function decode(bytes) {
  let width, height, wide;
  const packed = [];
  for (const [kind, data] of chunks(bytes)) {
    if (kind === "IHDR") {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      wide = { 2: 3, 6: 4 }[data[9]];
      if (data[8] !== 8 || !wide || data[12] !== 0) return undefined;
    } else if (kind === "IDAT") packed.push(data);
  }
  const raw = inflateSync(Buffer.concat(packed));
  const line = width * wide;
  let before = new Uint8Array(line);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    const row = new Uint8Array(raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)));
    for (let x = 0; x < line; x += 1) {
      const left = x < wide ? 0 : row[x - wide];
      const corner = x < wide ? 0 : before[x - wide];
      row[x] += [0, left, before[x], (left + before[x]) >> 1, paeth(left, before[x], corner)][filter];
    }
    for (let x = 0; x < width; x += 1) {
      const at = x * wide;
      pixels[y * width + x] = (row[at] << 16) | (row[at + 1] << 8) | row[at + 2];
    }
    before = row;
  }
  return { width, height, pixels };
}

const part = (colour, channel) => (colour >> (16 - 8 * channel)) & 255;

/** At most 256 boxes of colours that are near each other: the widest is halved again and again. */
function boxes(counts) {
  const measure = (colours) => {
    let [widest, channel] = [-1, 0];
    for (const one of [0, 1, 2]) {
      const values = colours.map((colour) => part(colour, one));
      const range = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      if (range > widest) [widest, channel] = [range, one];
    }
    return { colours, widest, channel };
  };
  const all = [measure([...counts.keys()])];
  while (all.length < MOST) {
    all.sort((a, b) => b.widest - a.widest);
    const { colours, widest, channel } = all[0];
    if (widest === 0) break;
    const values = colours.map((colour) => part(colour, channel));
    const middle = (values.reduce((a, b) => Math.max(a, b)) + values.reduce((a, b) => Math.min(a, b))) / 2;
    const [low, high] = [colours.filter((_, at) => values[at] <= middle), colours.filter((_, at) => values[at] > middle)];
    all.splice(0, 1, measure(low), measure(high));
  }
  return all.map((box) => box.colours);
}

/** The checksum of a chunk (PNG, annex D). */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)];
  ends[0].writeUInt32BE(data.length);
  ends[1].writeUInt32BE(crc32(body));
  return Buffer.concat([ends[0], body, ends[1]]);
}

/** The same picture with a palette. */
function encode({ width, height, pixels }) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const place = new Map();
  const palette = [];
  for (const colours of boxes(counts)) {
    // What there is most of stays exactly as it is.
    const most = colours.reduce((a, b) => (counts.get(b) > counts.get(a) ? b : a));
    for (const colour of colours) place.set(colour, palette.length / 3);
    palette.push(part(most, 0), part(most, 1), part(most, 2));
  }
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw[y * (width + 1) + 1 + x] = place.get(pixels[y * width + x]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(raw, { level: 9, memLevel: 9 });
  return Buffer.concat([HEAD, chunk("IHDR", head), chunk("PLTE", Buffer.from(palette)), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

for (const file of process.argv.slice(2)) {
  const picture = decode(readFileSync(file));
  if (picture) writeFileSync(file, encode(picture));
}
