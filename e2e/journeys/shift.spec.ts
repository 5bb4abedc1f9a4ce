// What is about to be pressed stays where it is while answers come in, one after the other; and no press is lost to the
// app that takes the place of what the server sent.
import { expect, type Page } from "@playwright/test";
import { ready, test } from "../fixtures/sinau";
import { COURSE, openLesson, study } from "../pages/study";

const SIZES = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];

/** Notes every move of the page's main part, and lets answers come one after the other. */
async function slow(page: Page) {
  let asked = 0, open = 0;
  await page.route("**/api/**", async (route) => {
    open += 1;
    await new Promise((wake) => setTimeout(wake, 150 + 250 * (asked++ % 4)));
    // The page that asked may be gone.
    await route.continue().catch(() => {});
    open -= 1;
  });
  await page.addInitScript(() => {
    const moves: string[] = [];
    Object.assign(window, { moves });
    const name = (node: Node | null) => (node instanceof Element ? `${node.tagName}.${node.getAttribute("class")} ${node.textContent?.trim().slice(0, 30)}` : "?");
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean; sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] }[]) {
        const inside = entry.sources.filter(({ node }) => node === null || document.querySelector("main")?.contains(node));
        if (entry.hadRecentInput || entry.value < 0.001 || inside.length === 0) continue;
        moves.push(`${entry.value.toFixed(4)}: ${inside.map(({ node, previousRect, currentRect }) => `${name(node)} from ${previousRect.y} to ${currentRect.y}`).join("; ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return { settled: () => expect.poll(async () => (await page.waitForTimeout(400), open)).toBe(0) };
}

async function stands(page: Page, places: string[]) {
  const { settled } = await slow(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const place of places) {
      await page.goto(place);
      await ready(page);
      await settled();
      const moves = await page.evaluate(() => (window as unknown as { moves: string[] }).moves);
      expect.soft(moves, `${place} at ${size.width}`).toEqual([]);
    }
  }
}

test("a learner's pages do not move while they come", async ({ learner: page }) => {
  await page.goto("/pembelajaran");
  await ready(page);
  const own = await page.locator("main a[href^='/pembelajaran/']").first().getAttribute("href");
  await study(page);
  await openLesson(page, "Video: lima langkah menyambut warga di loket");
  const video = new URL(page.url()).pathname;
  await stands(page, ["/", "/katalog", COURSE, "/pembelajaran", own!, video, "/jp", "/akun"]);
});

test("an instructor's pages do not move while they come", async ({ instructor: page }) => {
  await page.goto("/studio");
  await ready(page);
  const hrefs = await page.locator("main a[href^='/studio/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  const draft = hrefs.find((href) => /^\/studio\/[0-9a-f-]{36}$/.test(href))!;
  await stands(page, ["/studio", draft, "/bank", "/bank/baru?kind=single", "/bank/impor", "/penilaian"]);
});

test("a superior's page does not move while it comes", async ({ superior: page }) => {
  await stands(page, ["/", "/tim"]);
});

test("what is pressed before the app is there is followed when it is let go after", async ({ learner: page }) => {
  let waiting = 0;
  let open = () => {};
  const gate = new Promise<void>((wake) => (open = wake));
  await page.route("**/*.wasm", async (route) => {
    waiting += 1;
    await gate;
    await route.continue();
  });
  await page.reload();
  await page.locator("#app[data-shell] a[href='/katalog']").filter({ visible: true }).first().hover();
  await page.mouse.down();
  await expect.poll(() => waiting).toBeGreaterThan(0);
  open();
  // Longer than the app needs.
  await page.waitForTimeout(4_000);
  await expect(page.locator("#app[data-shell]")).toBeAttached();
  await page.mouse.up();
  await page.waitForURL(/\/katalog$/);
  await ready(page);
});
