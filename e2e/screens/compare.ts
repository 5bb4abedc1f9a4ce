// Whether two pictures show the same, whoever drew them. Machines draw the edge of a letter a little differently: so windows of
// some pixels are compared by their mean colour, where such edges even out and a changed letter or a moved line does not.
import type { Picture } from "./png";

/** Side of a window, and the step to the next. */
const SIDE = 8;
const STEP = 4;
/** How far the means of a window may be apart, of 255. */
export const APART = 20;
/** How many windows may be further apart. */
export const MOST = 3;

/** Sums over all pixels above and to the left, for each channel. */
function sums({ width, height, pixels }: Picture, shift: number) {
  const wide = width + 1;
  const all = new Float64Array(wide * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let line = 0;
    for (let x = 0; x < width; x += 1) {
      line += (pixels[y * width + x] >> shift) & 255;
      all[(y + 1) * wide + x + 1] = all[y * wide + x + 1] + line;
    }
  }
  return all;
}

export interface Difference { windows: number; worst: number; places: [x: number, y: number][] }

/** The windows in which two pictures differ by more than `apart`. */
export function compare(a: Picture, b: Picture, apart = APART): Difference {
  if (a.width !== b.width || a.height !== b.height) return { windows: Infinity, worst: 255, places: [] };
  const wide = a.width + 1;
  const channels = [16, 8, 0].map((shift) => [sums(a, shift), sums(b, shift)] as const);
  const places: [number, number][] = [];
  let worst = 0;
  for (let y = 0; y + SIDE <= a.height; y += STEP) {
    for (let x = 0; x + SIDE <= a.width; x += STEP) {
      const [from, to] = [y * wide + x, (y + SIDE) * wide + x];
      const mean = (all: Float64Array) => (all[to + SIDE] - all[to] - all[from + SIDE] + all[from]) / (SIDE * SIDE);
      const far = Math.max(...channels.map(([one, other]) => Math.abs(mean(one) - mean(other))));
      if (far > worst) worst = far;
      if (far > apart) places.push([x, y]);
    }
  }
  return { windows: places.length, worst, places };
}

/** The second picture, pale, with what differs framed in red. */
export function show(picture: Picture, { places }: Difference): Picture {
  const { width, height } = picture;
  const pixels = picture.pixels.map((colour) => ((colour >> 1) & 0x7f7f7f) + 0x7f7f7f);
  for (const [left, top] of places) {
    for (let at = 0; at < SIDE; at += 1) {
      for (const [x, y] of [[left + at, top], [left + at, top + SIDE - 1], [left, top + at], [left + SIDE - 1, top + at]]) {
        pixels[y * width + x] = 0xd00000;
      }
    }
  }
  return { width, height, pixels };
}
