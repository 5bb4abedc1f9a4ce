// Zoom and reflow (WCAG 1.4.4, 1.4.10, 1.4.12): nothing scrolls sideways, is cut off or covered, however large the text is.
import type { Page } from "@playwright/test";
import { expect, ready, test } from "../fixtures/sinau";
import { SCREENS, type Who } from "../pages/screens";

/** Text that its own box cuts off, in words; what is meant for assistive technology alone, or is shortened with dots, is not. */
function faults(page: Page) {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
    for (const one of document.querySelectorAll<HTMLElement>(".f-header *, .f-nav *, main *, dialog[open] *")) {
      const style = getComputedStyle(one);
      const hasText = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const isForSpeech = (at: HTMLElement | null): boolean =>
        at !== null && (getComputedStyle(at).clipPath === "inset(50%)" || isForSpeech(at.parentElement));
      if (!hasText || one.closest("svg, [hidden]") || !one.checkVisibility() || isForSpeech(one)) continue;
      const name = `${one.tagName.toLowerCase()}.${one.className} "${one.textContent?.trim().slice(0, 30)}"`;
      const isCut = style.overflowX !== "visible" && !/auto|scroll/.test(style.overflowX) && style.textOverflow !== "ellipsis";
      // A summary ends in dots; the whole of it stands on the page that it leads to.
      const isSummary = style.webkitLineClamp !== "none";
      if (isCut && one.scrollWidth > one.clientWidth + 1) found.push(`${name} is cut at its end`);
      if (!isSummary && /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 2) found.push(`${name} is cut below`);
      // A word that stands out of the window, unless a box of its own scrolls to it.
      const scrolls = (at: HTMLElement | null): boolean =>
        at !== null && at !== root && (/auto|scroll/.test(getComputedStyle(at).overflowX) || scrolls(at.parentElement));
      for (const text of one.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right, width } = range.getBoundingClientRect();
        if (width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(one)) found.push(`${name} leaves the window`);
      }
    }
    // Bars that stay leave at least half of the window to what they stand over.
    const bars = [...document.querySelectorAll<HTMLElement>("body *")].filter((bar) => {
      const { position, visibility } = getComputedStyle(bar);
      const { width, height, top, bottom } = bar.getBoundingClientRect();
      const isBar = position === "fixed" || (position === "sticky" && (top <= 1 || bottom >= innerHeight - 1));
      return isBar && visibility === "visible" && width > innerWidth / 2 && height < innerHeight && bottom > 0 && top < innerHeight;
    });
    const taken = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
    if (taken > innerHeight / 2) found.push(`bars take ${Math.round(taken)} of ${innerHeight} px`);
    return [...new Set(found)];
  });
}

const SPACING = "*:not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";

const WAYS: [string, { width: number; height: number }, string, boolean][] = [
  ["200 %", { width: 640, height: 400 }, "", false],
  ["400 %", { width: 320, height: 256 }, "", false],
  ["largest aids", { width: 1280, height: 800 }, "t2scu", false],
  ["largest aids on a phone", { width: 360, height: 740 }, "t2scu", false],
  ["spacing of the reader's own", { width: 360, height: 740 }, "", true],
];

/** Looks at every screen of somebody, in every way. */
async function look(page: Page, who: Who, address: string) {
  const seen: string[] = [];
  const wear = async (aids: string) => {
    await page.evaluate((aids) => {
      localStorage.setItem("aids", aids);
      document.documentElement.dataset.aids = aids;
    }, aids);
    await page.context().addCookies([{ name: "aids", value: aids, url: address }]);
  };
  for (const [name, , open] of SCREENS.filter(([, whose]) => whose === who)) {
    await wear("");
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page);
    for (const [way, size, aids, isSpaced] of WAYS) {
      await page.setViewportSize(size);
      await wear(aids);
      if (aids) await page.reload();
      await ready(page);
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, isSpaced ? SPACING : "");
      for (const fault of await faults(page)) seen.push(`${name}, ${way}: ${fault}`);
      // With our own aids the ways at the foot of a phone are all to be seen; with spacing of the reader's own they may scroll.
      const hidden = await page.locator(".f-nav").evaluate((nav) => nav.scrollWidth - nav.clientWidth);
      if (size.width === 360 && !isSpaced && hidden > 1) seen.push(`${name}, ${way}: ${hidden} px of the ways are out of sight`);
    }
  }
  expect(seen).toEqual([]);
}

test("the learner's screens keep everything at every size", async ({ learner, baseURL }) => {
  test.slow();
  await look(learner, "learner", baseURL!);
});

test("the superior's screens keep everything at every size", async ({ superior, baseURL }) => {
  test.slow();
  await look(superior, "superior", baseURL!);
});

test("the instructor's screens keep everything at every size", async ({ instructor, baseURL }) => {
  test.slow();
  await look(instructor, "instructor", baseURL!);
});

test("the administrator's screens keep everything at every size", async ({ admin, baseURL }) => {
  test.slow();
  await look(admin, "admin", baseURL!);
});
