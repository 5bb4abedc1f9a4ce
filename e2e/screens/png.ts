// Reading pictures by pngjs, and writing small ones with a palette, which halves what is kept: pngjs writes true colour alone,
// and sharp, which could do both, brings a library under the LGPL.
import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";

export interface Picture { width: number; height: number; /** 0xRRGGBB */ pixels: Uint32Array }

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

/** The pixels of a picture; what shines through is left out. */
export function decode(bytes: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2];
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
