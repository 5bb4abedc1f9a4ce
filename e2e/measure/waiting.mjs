// Seconds until a heading can be seen and until nothing is loading, on slow lines and a slow phone.
import { attempt, fresh, median, open, table } from "./sinau.mjs";

const LINES = [
  { key: "slow_3g", name: "400 kbps, 400 ms, CPU ÷4", kbps: 400, latency: 400 },
  { key: "slow_4g", name: "1.6 Mbps, 150 ms, CPU ÷4", kbps: 1600, latency: 150 },
];
const ROUNDS = 3;

async function visit(context, line, path) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const throughput = (line.kbps * 1000) / 8;
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false, latency: line.latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const seen = await open(page, path);
  await page.close();
  return seen;
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
