// Seconds until a heading can be seen and until nothing is loading, on slow lines and a slow phone.
import { attempt, fresh, LINES, median, open, table, throttle } from "./sinau.mjs";

const ROUNDS = 3;

async function visit(context, line, path) {
  const page = await context.newPage();
  await throttle(page, line);
  const seen = await open(page, path);
  await page.close();
  return seen;
}

/** Waits until the app is on the device, as it is when somebody comes back another time. */
async function kept(context, path) {
  const page = await context.newPage();
  await open(page, path);
  // The sign-in page registers no service worker.
  if (path !== "/masuk") await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.close();
}

export async function waiting(browser, screens) {
  const figures = {};
  const rows = [];
  const wanted = screens.filter((screen) => screen.key === "sign_in" || screen.key === "home");
  for (const line of LINES) {
    for (const screen of wanted) {
      const firsts = [];
      const returns = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await attempt(`${screen.name}, ${line.name}`, async () => {
          const context = await fresh(browser, screen);
          try {
            firsts.push(await visit(context, line, screen.path));
            await kept(context, screen.path);
            returns.push(await visit(context, line, screen.path));
          } finally {
            await context.close();
          }
        });
      }
      const middle = (visits, what) => median(visits.map((visit) => visit[what]));
      for (const [which, visits] of [["first", firsts], ["return", returns]]) {
        const [paint, heading, settled] = ["paint", "heading", "settled"].map((what) => middle(visits, what));
        figures[`${screen.key}_${line.key}_${which}`] = { paint, heading, settled };
        rows.push([`${screen.name}, ${which} visit`, line.name, paint, heading, settled]);
      }
    }
  }
  console.log("Seconds until something is painted, until the heading can be seen, until nothing is loading");
  table(["", "line", "paint", "heading", "settled"], rows);
  return { waiting_s: figures };
}
