// Lighthouse as on a phone, cold cache, with the session of whoever sees the screen.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";

import { attempt, launchOptions, ORIGIN, signIn, table } from "./sinau.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const RUNS = 3;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A browser whose first profile Lighthouse can use, with somebody signed in. */
async function profile(who, work) {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), "sinau-lighthouse-"));
  const args = [...launchOptions.args, `--remote-debugging-port=${port}`];
  const context = await chromium.launchPersistentContext(directory, { ...launchOptions, args, locale: "id-ID" });
  try {
    if (who) await signIn(context, who);
    return await work(port, context);
  } finally {
    await context.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function audit(port, path) {
  const flags = {
    port, output: "json", logLevel: "error", onlyCategories: CATEGORIES,
    // The cookie must stay; the cache is fresh with the profile.
    disableStorageReset: true,
  };
  const { lhr } = await lighthouse(`${ORIGIN}${path}`, flags);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const score = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
  const missed = CATEGORIES.slice(1).flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => id),
  );
  const metric = (id) => Math.round(lhr.audits[id]?.numericValue ?? 0);
  return {
    performance: score("performance"), accessibility: score("accessibility"), best_practices: score("best-practices"),
    lcp_ms: metric("largest-contentful-paint"), tbt_ms: metric("total-blocking-time"),
    cls: Math.round((lhr.audits["cumulative-layout-shift"]?.numericValue ?? 0) * 1000) / 1000,
    address: new URL(lhr.finalDisplayedUrl).pathname, missed,
  };
}

/** The middle one of three runs, each with a profile of its own: one run on a busy machine says little. */
async function middle(screen) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await profile(screen.who, (port) => audit(port, screen.path)));
  runs.sort((one, other) => one.performance - other.performance);
  return { ...runs[Math.floor(RUNS / 2)], runs: runs.map(({ performance }) => performance) };
}

export async function lighthouses(screens) {
  const seen = {};
  const rows = [];
  for (const screen of screens) {
    const result = await attempt(screen.name, () => middle(screen));
    if (!result) continue;
    seen[screen.key] = result;
    const { performance, runs, accessibility, best_practices, lcp_ms, tbt_ms, cls, missed } = result;
    rows.push([screen.name, `${performance} of ${runs.join(", ")}`, accessibility, best_practices, lcp_ms, tbt_ms, cls, missed.join(" ") || "none"]);
  }
  const worst = (what) => Math.min(...Object.values(seen).map((result) => result[what]));
  if (rows.length) {
    seen.worst = Object.fromEntries(["performance", "accessibility", "best_practices"].map((what) => [what, worst(what)]));
  }
  console.log("Lighthouse, mobile (1.6 Mbps, 150 ms, CPU ÷4, simulated), of 100, the middle of three runs");
  table(["", "performance", "accessibility", "best practices", "LCP ms", "TBT ms", "CLS", "missed"], rows);
  return { lighthouse: seen };
}
