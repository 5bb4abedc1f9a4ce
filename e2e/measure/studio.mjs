// Milliseconds from the outline of a large draft being there to a full screen of it, and to its last row, on a desk without
// a throttle. The screen is what an author waits for; the rows below it are drawn some at a time.
import { api, attempt, median, ORIGIN, PATIENCE, signIn, token } from "./sinau.mjs";

const AUTHOR = "dewi@demo.sinau.id";
const MODULES = 10;
const UNITS = 30;
const ROUNDS = 5;
const desk = { baseURL: ORIGIN, locale: "id-ID", timezoneId: "Asia/Jakarta", viewport: { width: 1280, height: 800 } };

/** Writes a draft of 300 units: a module of thirty, and nine copies. */
async function draft(context) {
  const bearer = await token(context);
  const post = (path, data) => api(context, bearer, path, data);
  const started = await post("/drafts", { from: "blank", title: "Kursus besar" });
  const act = (view, what) => post(`/drafts/${started.draft}/outline`, { rev: view.rev, do: what });
  let view = await api(context, bearer, `/drafts/${started.draft}`);
  view = await act(view, { act: "add_module", after: null, title: "Modul" });
  const module = view.modules[0].id;
  for (let number = 1; number <= UNITS; number += 1) {
    const after = view.modules[0].units.at(-1)?.id ?? null;
    view = await act(view, { act: "add_unit", module, after, kind: "text", title: `Materi ${number}` });
  }
  for (let copy = 1; copy < MODULES; copy += 1) view = await act(view, { act: "duplicate_module", module });
  return started.draft;
}

/** Notes, inside the page, when the screen is full of rows, and when all are drawn. */
function watch(rows) {
  globalThis.__at = {};
  // The frame that holds them has been handed over when the next one begins.
  const note = (what) => requestAnimationFrame(() => (globalThis.__at[what] ??= performance.now()));
  const look = () => {
    const drawn = document.querySelectorAll(".s-draft__unit");
    if (drawn.length > 0 && drawn[drawn.length - 1].getBoundingClientRect().bottom > innerHeight) note("screen");
    if (drawn.length < rows) return requestAnimationFrame(look);
    note("all");
  };
  requestAnimationFrame(look);
}

async function opened(browser, id) {
  const context = await browser.newContext(desk);
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(watch, MODULES * UNITS);
  await signIn(context, AUTHOR);
  const page = await context.newPage();
  try {
    await page.goto(`${ORIGIN}/studio/${id}`, { waitUntil: "commit", timeout: PATIENCE });
    await page.waitForFunction(() => globalThis.__at.all, null, { timeout: PATIENCE });
    return await page.evaluate((path) => {
      const asked = performance.getEntriesByType("resource").find((entry) => new URL(entry.name).pathname === path);
      const after = (at) => Math.round(at - asked.responseEnd);
      return [after(globalThis.__at.screen), after(globalThis.__at.all)];
    }, `/api/v1/drafts/${id}`);
  } finally {
    await context.close();
  }
}

export async function studio(browser) {
  return attempt("outline of 300 units", async () => {
    const context = await browser.newContext(desk);
    await signIn(context, AUTHOR);
    const id = await draft(context);
    await context.close();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await opened(browser, id));
    const [screen, all] = [0, 1].map((at) => rounds.map((round) => round[at]));
    console.log(`Outline of ${MODULES * UNITS} units, from its data to a full screen: ${screen.join(", ")} ms; to its last row: ${all.join(", ")} ms\n`);
    return { outline_300_ms: median(screen), outline_300_all_ms: median(all) };
  }, {});
}
