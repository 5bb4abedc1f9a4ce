// What all measurements share: the browser, people who sign in without loading a page, and the addresses of screens.
import { chromium } from "@playwright/test";

export const ORIGIN = process.env.SINAU_ORIGIN ?? "http://localhost:8080";
export const LEARNER = "budi@demo.sinau.id";
export const SUPERIOR = "sekda@demo.sinau.id";
const PASSWORD = "belajar tiap hari";
/** How long a screen may take until it counts as not there. */
export const PATIENCE = 60_000;

/** Chromium's flags: as in playwright.config.ts. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};
/** A phone that many have. */
export const phone = {
  baseURL: ORIGIN, locale: "id-ID", timezoneId: "Asia/Jakarta",
  viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true,
};

export const launch = () => chromium.launch(launchOptions);

/** Signs in by the plain form, outside the pages: the browser gets the cookie and keeps an empty cache. */
export async function signIn(context, name) {
  const answer = await context.request.post(`${ORIGIN}/masuk`, {
    form: { name, password: PASSWORD, next: "/" },
    headers: { origin: ORIGIN, "sec-fetch-site": "same-origin" },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`${name} could not sign in: ${answer.status()}`);
}

/** Notes, inside the page, when its heading can be seen and when nothing is being loaded any more. */
export function watch() {
  const seen = (globalThis.__seen = { heading: null, settled: null });
  const look = () => {
    const heading = document.querySelector("main h1");
    const box = heading?.getBoundingClientRect();
    const is = heading && heading.textContent.trim() && !heading.closest(".c-skeleton") && box.width > 0 && box.height > 0;
    if (is && seen.heading === null) seen.heading = performance.now();
    if (is && !document.querySelector("main .c-skeleton")) {
      // Only what stays counts: a screen may pass through an empty moment between two states.
      seen.settled ??= performance.now();
    } else {
      seen.settled = null;
    }
    if (seen.settled === null || performance.now() - seen.settled < 300) requestAnimationFrame(look);
    else seen.done = true;
  };
  requestAnimationFrame(look);
}

/** Opens an address and waits until the screen is settled; returns when what was seen, in seconds. */
export async function open(page, path, origin = ORIGIN) {
  await page.goto(`${origin}${path}`, { waitUntil: "commit", timeout: PATIENCE });
  await page.waitForFunction(() => globalThis.__seen?.done, null, { timeout: PATIENCE });
  return page.evaluate(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const seconds = (ms) => (ms == null ? null : Math.round(ms) / 1000);
    const { heading, settled } = globalThis.__seen;
    return { paint: seconds(paint?.startTime), heading: seconds(heading), settled: seconds(settled) };
  });
}

/** The key with which whoever is signed in asks the API. */
export async function token(context) {
  const grant = await context.request.post(`${ORIGIN}/api/v1/session/token`, {
    headers: { origin: ORIGIN, "sec-fetch-site": "same-origin" },
  });
  return (await grant.json()).token;
}

/** Asks the API as whoever is signed in, or sends it something. */
export async function api(context, token, path, data) {
  const headers = { authorization: `Bearer ${token}`, origin: ORIGIN, "sec-fetch-site": "same-origin" };
  const how = data ? { method: "POST", data, headers } : { headers };
  const answer = await context.request.fetch(`${ORIGIN}/api/v1${path}`, how);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  return answer.json();
}

/** The screens measured: name, who sees it, address. Addresses with ids are asked from the API. */
export async function screens(browser) {
  const context = await browser.newContext(phone);
  await signIn(context, LEARNER);
  const bearer = await token(context);
  const [enrolment] = (await api(context, bearer, "/enrolments")).items;
  const outline = await api(context, bearer, `/enrolments/${enrolment.id}/outline`);
  const first = (kind) => outline.modules.flatMap((module) => module.lessons).find((lesson) => lesson.kind === kind)?.id;
  await context.close();
  return [
    { key: "sign_in", name: "sign-in", who: null, path: "/masuk" },
    { key: "home", name: "home", who: LEARNER, path: "/" },
    { key: "course", name: "course", who: LEARNER, path: `/pelatihan/${enrolment.slug}` },
    { key: "lesson", name: "lesson", who: LEARNER, path: `/belajar/${enrolment.id}/${first("text")}` },
    { key: "quiz", name: "quiz rules", who: LEARNER, path: `/kuis/${enrolment.id}/${first("quiz")}` },
    { key: "team", name: "team", who: SUPERIOR, path: "/tim" },
  ];
}

/** A context of its own: nothing cached, somebody signed in or nobody. */
export async function fresh(browser, screen) {
  const context = await browser.newContext(phone);
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(watch);
  if (screen.who) await signIn(context, screen.who);
  return context;
}

/** Slow lines, met by slow phones. */
export const LINES = [
  { key: "slow_3g", name: "400 kbps, 400 ms, CPU ÷4", kbps: 400, latency: 400 },
  { key: "slow_4g", name: "1.6 Mbps, 150 ms, CPU ÷4", kbps: 1600, latency: 150 },
];

/** Puts a page on a slow line and a quarter of the processor. */
export async function throttle(page, line) {
  const cdp = await page.context().newCDPSession(page);
  const throughput = (line.kbps * 1000) / 8;
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false, latency: line.latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = numbers.filter((number) => number != null).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : null;
}

/** Prints rows as a table; the first column is words. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell ?? "–")));
  const widths = head.map((_, place) => Math.max(...cells.map((row) => row[place].length)));
  for (const row of cells) {
    console.log(`  ${row.map((cell, place) => (place ? cell.padStart(widths[place]) : cell.padEnd(widths[place]))).join("  ")}`);
  }
  console.log();
}

/** Does something, and tells and goes on where it cannot be done. */
export async function attempt(what, work, instead = null) {
  try {
    return await work();
  } catch (error) {
    console.log(`  ${what}: not measured (${String(error.message ?? error).split("\n")[0]})`);
    return instead;
  }
}
