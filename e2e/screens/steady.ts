// A browser that shows the same on every machine and every day: its clock, place, size, letters and colours are given.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type Locator, type Page, expect, test as base } from "@playwright/test";
import { ready, signIn } from "../fixtures/sinau";
import { compare, MOST, show } from "./compare";
import { decode, encode } from "./png";

/** Where the server's clock began, as `cargo xtask` says; the browser's stands some minutes later. */
export const BEGAN = process.env.SINAU_MOMENT ?? "2026-11-24T10:00:00+07:00";
const NOW = new Date(Date.parse(BEGAN) + 10 * 60_000);

/** Sizes and themes that screens are approved in. */
export const SIZES = {
  phone: { width: 360, height: 740, colorScheme: "dark" },
  tablet: { width: 768, height: 1024, colorScheme: "light" },
  desktop: { width: 1280, height: 800, colorScheme: "light" },
} as const;
export type Size = keyof typeof SIZES;

const FONT = readFileSync(createRequire(import.meta.url).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"));
// The machine's letters would differ; the app itself has none of its own, and takes whatever the machine has.
const LETTERS = `
@font-face { font-family: Steady; src: url(/steady.woff2); font-weight: 100 900; font-display: block; }
:root { --font: Steady !important; --mono: Steady !important; }
input, select, textarea, button { font-family: Steady; }
*, *::before, *::after { font-synthesis: none !important; font-style: normal !important; }`;

/** A context in which nothing depends on the machine. */
export async function steady(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: process.env.SINAU_ORIGIN ?? "http://localhost:8080",
    locale: "id-ID", timezoneId: "Asia/Jakarta", reducedMotion: "reduce", deviceScaleFactor: 1,
    // Answers kept by a worker would go past the letters.
    serviceWorkers: "block",
    ...options,
  });
  await context.clock.setFixedTime(NOW);
  await context.route("**/steady.woff2", (route) => route.fulfill({ contentType: "font/woff2", body: FONT }));
  // A sheet made by a script is no inline style, so that the page's policy holds.
  await context.addInitScript((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, LETTERS);
  return context;
}

/** People who are signed in once, and go from screen to screen. */
export class People {
  private pages = new Map<string, Page>();
  constructor(private browser: Browser) {}

  /** Somebody's page; nobody's for `""`. */
  async page(who: string): Promise<Page> {
    const known = this.pages.get(who);
    if (known) return known;
    const page = await (await steady(this.browser)).newPage();
    await page.setViewportSize(SIZES.desktop);
    if (who !== "") await signIn(page, `${who}@demo.sinau.id`);
    this.pages.set(who, page);
    return page;
  }

  /** Ends every session's page. */
  async close() {
    for (const page of this.pages.values()) await page.context().close();
  }
}

export const test = base.extend<object, { people: People }>({
  people: [async ({ browser }, use) => {
    const people = new People(browser);
    await use(people);
    await people.close();
  }, { scope: "worker" }],
});

/** Times of day: the server's clock ticks, and machines are not equally fast. Days stay as they are. */
async function steadyTimes(page: Page) {
  await page.evaluate(() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const text = node.nodeValue ?? "";
      const steady = text.replace(/\b(?:[01]\d|2[0-3])([.:])[0-5]\d\b(?![.:]?\d)/g, (_time, mark: string) => `10${mark}10`);
      if (steady !== text) node.nodeValue = steady;
    }
  });
}

/** Goes to an address and waits until the screen is there. */
export async function visit(page: Page, address: string) {
  await page.goto(address);
  await ready(page);
}

const APPROVED = fileURLToPath(new URL("approved/", import.meta.url));
/** How often a screen that looks different is looked at again: something may still have been on its way. */
const LOOKS = 6;

/** Compares what is seen with one approved picture, or approves it where this is what was asked for. */
async function same(page: Page, name: string, hide: Locator[]) {
  const file = `${APPROVED}${name}.png`;
  const approved = existsSync(file) ? decode(readFileSync(file)) : undefined;
  let [seen, last] = [Buffer.alloc(0), Buffer.alloc(0)];
  for (let look = 0; look < LOOKS; look += 1) {
    await steadyTimes(page);
    last = seen;
    seen = await page.screenshot({ animations: "disabled", caret: "hide", scale: "css", mask: hide });
    if (approved && compare(approved, decode(seen)).windows <= MOST) return;
    // A picture to be approved is one that stands still.
    if (!approved && seen.equals(last)) break;
    await page.waitForTimeout(300);
  }
  if (process.env.SINAU_APPROVE) {
    writeFileSync(file, encode(decode(seen)));
    return;
  }
  const info = test.info();
  await info.attach(`${name}-seen`, { body: seen, contentType: "image/png" });
  writeFileSync(info.outputPath(`${name}-seen.png`), seen);
  if (!approved) {
    expect.soft(approved, `${name} has no approved picture: cargo xtask screens --approve`).toBeDefined();
    return;
  }
  const found = compare(approved, decode(seen));
  writeFileSync(info.outputPath(`${name}-differs.png`), encode(show(decode(seen), found)));
  expect.soft(found.windows, `${name} differs from its approved picture, see ${info.outputPath(`${name}-differs.png`)}`).toBeLessThanOrEqual(MOST);
}

/** Compares a screen with its approved pictures, one per size. */
export async function approve(page: Page, name: string, sizes: readonly Size[] = ["phone", "desktop"], hide: Locator[] = []) {
  for (const size of sizes) {
    const { width, height, colorScheme } = SIZES[size];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await ready(page);
    await page.evaluate(async () => {
      (document.activeElement as HTMLElement | null)?.blur();
      scrollTo(0, 0);
      await document.fonts.ready;
      await Promise.all([...document.images].filter((image) => image.loading !== "lazy").map((image) => image.decode().catch(() => {})));
    });
    await page.mouse.move(0, 0);
    await same(page, `${name}-${size}`, hide);
  }
  await page.setViewportSize(SIZES.desktop);
}

export { expect, ready };
