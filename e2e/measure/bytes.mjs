// Bytes on the wire, heads included, and requests: of a first visit and of a return with a warm cache.
import { connect, createServer } from "node:net";

import { attempt, fresh, open, ORIGIN, table } from "./sinau.mjs";

/** A line to the server that counts every byte that comes back, whoever asked: the page or its service worker. */
async function line() {
  const target = new URL(ORIGIN);
  const seen = { bytes: 0 };
  const server = createServer((near) => {
    const far = connect(Number(target.port), "127.0.0.1");
    far.on("data", (chunk) => (seen.bytes += chunk.length));
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on("error", () => [near, far].forEach((one) => one.destroy()));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { seen, origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** What the network gave to the page itself, as Chromium counts it; the app that a page only fetches ahead stands apart. */
async function meter(context, page, screen) {
  const cdp = await context.newCDPSession(page);
  const seen = { needed: 0, ahead: 0, requests: 0 };
  const requests = new Map();
  await cdp.send("Network.enable");
  cdp.on("Network.requestWillBeSent", ({ requestId, request, redirectResponse }) => {
    requests.set(requestId, { url: request.url, isKept: false });
    if (redirectResponse) {
      seen.requests += 1;
      seen.needed += redirectResponse.encodedDataLength;
    }
  });
  cdp.on("Network.requestServedFromCache", ({ requestId }) => {
    const request = requests.get(requestId);
    if (request) request.isKept = true;
  });
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request && (response.fromDiskCache || response.fromServiceWorker)) request.isKept = true;
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (!request || request.isKept || encodedDataLength === 0) return;
    seen.requests += 1;
    // The sign-in page is whole without the app, which comes while people type.
    const isAhead = !screen.who && /\/app\.[0-9a-f]+\//.test(request.url);
    seen[isAhead ? "ahead" : "needed"] += encodedDataLength;
  });
  return seen;
}

/** Waits until the app is kept, where this page keeps it, and nothing has come for a while. */
async function quiet(page, screen, seen) {
  if (screen.who) await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  for (let before = -1; before !== seen.bytes; ) {
    before = seen.bytes;
    await page.waitForTimeout(3500);
  }
}

async function visit(context, wire, screen) {
  const page = await context.newPage();
  const own = await meter(context, page, screen);
  const before = wire.seen.bytes;
  await open(page, screen.path, wire.origin);
  await quiet(page, screen, wire.seen);
  await page.close();
  return { ...own, all: wire.seen.bytes - before };
}

export async function bytes(browser, screens) {
  const names = ["first_visit_bytes", "first_visit_requests", "first_visit_ahead_bytes", "first_visit_all_bytes", "return_visit_bytes"];
  const figures = Object.fromEntries(names.map((name) => [name, {}]));
  const rows = [];
  for (const screen of screens) {
    const seen = await attempt(screen.name, async () => {
      const context = await fresh(browser, screen);
      const wire = await line();
      try {
        return [await visit(context, wire, screen), await visit(context, wire, screen)];
      } finally {
        await context.close();
        wire.close();
      }
    });
    if (!seen) continue;
    const [first, again] = seen;
    // What was fetched ahead and what the service worker keeps for later: nobody waits for it.
    const values = [first.needed, first.requests, Math.max(0, first.all - first.needed), first.all, again.all];
    names.forEach((name, place) => (figures[name][screen.key] = values[place]));
    rows.push([screen.name, ...values, again.requests]);
  }
  console.log("Bytes on the wire, heads included");
  table(["", "first visit", "requests", "ahead", "all", "return", "requests"], rows);
  return figures;
}
