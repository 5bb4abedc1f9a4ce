// Milliseconds from a press inside the app to the next screen, with everything it needs already on the phone, and how far
// screens jump while they come.
import { attempt, fresh, LEARNER, LINES, median, open, table, throttle } from "./sinau.mjs";

const LAPS = 5;
const LINE = LINES[1];

/** A press on a link to the path, until its screen is whole and a frame has been handed over; and until it shows anything. */
async function change(path) {
  const isThere = () => {
    const heading = document.querySelector("main h1");
    return location.pathname === path && heading?.textContent.trim() && !document.querySelector("main .c-skeleton");
  };
  const link = [...document.querySelectorAll(`a[href="${path}"]`)].find((one) => one.getClientRects().length > 0);
  if (!link) throw new Error(`no link to ${path} on ${location.pathname}`);
  const begun = performance.now();
  link.click();
  let skeleton = null;
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (isThere()) break;
    if (location.pathname === path && document.querySelector("main .c-skeleton")) skeleton ??= performance.now() - begun;
    if (performance.now() - begun > 20_000) throw new Error(`${path} did not come`);
  }
  // The frame that holds the screen has been handed over when the next one begins.
  await new Promise(requestAnimationFrame);
  return { whole: Math.round(performance.now() - begun), first: skeleton === null ? null : Math.round(skeleton) };
}

/** Laps over the screens of the bar, then forth and back between two lessons: the first lap fetches, the others have it all. */
async function laps(browser, screens) {
  const context = await fresh(browser, { who: LEARNER });
  const page = await context.newPage();
  const walk = new Map();
  const lesson = screens.find((screen) => screen.key === "lesson").path;
  try {
    const note = (name, lap, took) => lap > 0 && walk.set(name, [...(walk.get(name) ?? []), took]);
    await open(page, "/");
    await page.waitForLoadState("load");
    await throttle(page, LINE);
    for (let lap = 0; lap <= LAPS; lap += 1) {
      for (const path of ["/katalog", "/pembelajaran", "/akun", "/"]) {
        note(path, lap, await page.evaluate(change, path));
        await page.waitForTimeout(300);
      }
    }
    await open(page, lesson);
    // The way on is the last link of the bar below the lesson.
    const ways = page.locator(".c-action-bar a[href^='/belajar/']");
    await ways.first().waitFor();
    const next = await ways.last().getAttribute("href");
    for (let lap = 0; lap <= LAPS; lap += 1) {
      for (const [name, path] of [["next lesson", next], ["lesson before", lesson]]) {
        note(name, lap, await page.evaluate(change, path));
        await page.waitForTimeout(300);
      }
    }
  } finally {
    await context.close();
  }
  return walk;
}

/** The sum of all shifts of layout that nobody's press explains, until two seconds after a screen is settled. */
async function shift(browser, screen) {
  const context = await fresh(browser, screen);
  try {
    await context.addInitScript(() => {
      globalThis.__shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.__shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const page = await context.newPage();
    await throttle(page, LINE);
    await open(page, screen.path);
    await page.waitForTimeout(2_000);
    return await page.evaluate(() => Math.round(globalThis.__shift * 10_000) / 10_000);
  } finally {
    await context.close();
  }
}

export async function routes(browser, screens) {
  const figures = {};
  await attempt("changes of screen", async () => {
    const walk = await laps(browser, screens);
    const rows = [...walk].map(([name, times]) => {
      const whole = times.map((took) => took.whole);
      return [name, median(whole), Math.max(...whole), median(times.map((took) => took.first))];
    });
    console.log(`Milliseconds from a press to the next screen, all of it on the phone; ${LINE.name}`);
    table(["", "middle", "longest", "skeleton, where one was seen"], rows);
    figures.route_ms = Object.fromEntries(rows.map(([name, middle]) => [name, middle]));
    figures.route_worst_ms = Math.max(...rows.map((row) => row[1]));
  });
  const rows = [];
  for (const screen of screens) {
    const sum = await attempt(`${screen.name}, shifts`, () => shift(browser, screen));
    if (sum !== null) rows.push([screen.name, sum]);
  }
  console.log(`Layout shift of a first visit, summed; ${LINE.name}`);
  table(["", "shift"], rows);
  if (rows.length) figures.shift_worst = Math.max(...rows.map((row) => row[1]));
  return figures;
}
