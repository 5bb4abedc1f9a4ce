// Reading and writing pictures: what Chromium writes, and small ones with a palette. Nothing else is understood.
import { deflateSync, inflateSync } from "node:zlib";

export interface Picture { width: number; height: number; /** 0xRRGGBB */ pixels: Uint32Array }

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

function* chunks(bytes: Buffer): Generator<[kind: string, data: Buffer]> {
  for (let at = HEAD.length; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    yield [bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size)];
    at += size + 12;
  }
}

function paeth(left: number, above: number, corner: number) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** The pixels of a picture of 8 bits, in true colour or with a palette. */
export function decode(bytes: Buffer): Picture {
  let [width, height, kind] = [0, 0, 0];
  let palette = Buffer.alloc(0);
  const packed: Buffer[] = [];
  for (const [name, data] of chunks(bytes)) {
    if (name === "IHDR") [width, height, kind] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9]];
    else if (name === "PLTE") palette = data;
    else if (name === "IDAT") packed.push(data);
  }
  const wide = ({ 2: 3, 3: 1, 6: 4 } as Record<number, number>)[kind];
  if (!wide) throw new Error(`a picture of kind ${kind} is not understood`);
  const raw = inflateSync(Buffer.concat(packed));
  const line = width * wide;
  let before = new Uint8Array(line);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    const row = new Uint8Array(raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)));
    for (let x = 0; filter > 0 && x < line; x += 1) {
      const left = x < wide ? 0 : row[x - wide];
      const above = before[x];
      if (filter === 1) row[x] += left;
      else if (filter === 2) row[x] += above;
      else if (filter === 3) row[x] += (left + above) >> 1;
      else row[x] += paeth(left, above, x < wide ? 0 : before[x - wide]);
    }
    for (let x = 0; x < width; x += 1) {
      const [from, at] = kind === 3 ? [palette, row[x] * 3] : [row, x * wide];
      pixels[y * width + x] = (from[at] << 16) | (from[at + 1] << 8) | from[at + 2];
    }
    before = row;
  }
  return { width, height, pixels };
}

const part = (colour: number, channel: number) => (colour >> (16 - 8 * channel)) & 255;

/** Lowest and highest of a channel. */
function range(colours: number[], channel: number): [number, number] {
  let [low, high] = [255, 0];
  for (const colour of colours) {
    const value = part(colour, channel);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** At most 256 boxes of colours that are near each other: the widest is halved again and again. */
function boxes(colours: number[]) {
  const measure = (colours: number[]) => {
    const ranges = [0, 1, 2].map((channel) => range(colours, channel));
    const widths = ranges.map(([low, high]) => high - low);
    const width = Math.max(...widths);
    const channel = widths.indexOf(width);
    return { colours, width, channel, middle: (ranges[channel][0] + ranges[channel][1]) / 2 };
  };
  const all = [measure(colours)];
  while (all.length < MOST) {
    const widest = all.reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.width === 0) break;
    const isLow = (colour: number) => part(colour, widest.channel) <= widest.middle;
    all.splice(all.indexOf(widest), 1, measure(widest.colours.filter(isLow)), measure(widest.colours.filter((one) => !isLow(one))));
  }
  return all.map((box) => box.colours);
}

/** The checksum of a chunk (PNG, annex D). */
function checksum(bytes: Buffer) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(kind: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([size, body, sum]);
}

/** A small file: at most 256 colours. What there is most of keeps its colour exactly. */
export function encode({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const count = (colour: number) => counts.get(colour) ?? 0;
  const place = new Map<number, number>();
  const palette: number[] = [];
  for (const colours of boxes([...counts.keys()])) {
    const most = colours.reduce((a, b) => (count(b) > count(a) ? b : a));
    for (const colour of colours) place.set(colour, palette.length / 3);
    palette.push(part(most, 0), part(most, 1), part(most, 2));
  }
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw[y * (width + 1) + 1 + x] = place.get(pixels[y * width + x]) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(raw, { level: 9, memLevel: 9 });
  return Buffer.concat([HEAD, chunk("IHDR", head), chunk("PLTE", Buffer.from(palette)), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}
