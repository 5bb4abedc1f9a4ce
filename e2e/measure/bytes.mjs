// Bytes on the wire, heads included, and requests: of a first visit and of a return with a warm cache.
import { attempt, fresh, open, table } from "./sinau.mjs";

/** Counts what the network gave to a page; what came from a cache counts nothing. */
async function meter(context, page) {
  const cdp = await context.newCDPSession(page);
  const seen = { bytes: 0, requests: 0, cached: 0 };
  const isCached = new Set();
  await cdp.send("Network.enable");
  cdp.on("Network.requestWillBeSent", ({ redirectResponse }) => {
    if (!redirectResponse) return;
    seen.requests += 1;
    seen.bytes += redirectResponse.encodedDataLength;
  });
  cdp.on("Network.requestServedFromCache", ({ requestId }) => isCached.add(requestId));
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromServiceWorker || response.fromPrefetchCache) isCached.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (isCached.has(requestId)) {
      seen.cached += 1;
      return;
    }
    seen.requests += 1;
    seen.bytes += encodedDataLength;
  });
  return seen;
}

/** Waits until the network has been quiet for a while. */
async function quiet(page) {
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.waitForTimeout(1000);
}

async function visit(context, path) {
  const page = await context.newPage();
  const seen = await meter(context, page);
  await open(page, path);
  await quiet(page);
  await page.close();
  return seen;
}

export async function bytes(browser, screens) {
  const figures = { first_visit_bytes: {}, first_visit_requests: {}, return_visit_bytes: {}, return_visit_requests: {} };
  const rows = [];
  for (const screen of screens) {
    const seen = await attempt(screen.name, async () => {
      const context = await fresh(browser, screen);
      try {
        return [await visit(context, screen.path), await visit(context, screen.path)];
      } finally {
        await context.close();
      }
    });
    if (!seen) continue;
    const [first, again] = seen;
    figures.first_visit_bytes[screen.key] = first.bytes;
    figures.first_visit_requests[screen.key] = first.requests;
    figures.return_visit_bytes[screen.key] = again.bytes;
    figures.return_visit_requests[screen.key] = again.requests;
    rows.push([screen.name, first.bytes, first.requests, again.bytes, again.requests, again.cached]);
  }
  console.log("Bytes on the wire, heads included");
  table(["", "first visit", "requests", "return", "requests", "from cache"], rows);
  return figures;
}
