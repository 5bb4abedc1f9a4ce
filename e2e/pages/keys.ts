// A page by keyboard alone: where the focus is, whether it can be seen there, and the way to somewhere by Tab.
import { expect, type Locator, type Page } from "@playwright/test";

/** What is wrong with where the focus is: nothing has it, something covers it (WCAG 2.4.11), no ring shows it (WCAG 2.4.7). */
function faults(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return ["nothing has the focus"];
    const name = `${at.tagName.toLowerCase()} "${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 50)}"`;
    // A field of a choice is drawn by its label, a field for a file by what stands around it.
    const label = at.matches("input[type=radio], input[type=checkbox], input[type=file]") ? at.closest("label") : null;
    const shown = label ?? at;
    // Of a link over several lines, its first: what lies between them is not its own.
    const { left, top, width, height } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [left + width * x, top + height * y] as const));
    const clear = points.filter(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (shown.contains(hit) || hit.contains(shown) && hit !== document.documentElement);
    });
    // What is taller than half the window need not be seen whole.
    const enough = height > innerHeight / 2 ? 1 : 6;
    const found: string[] = [];
    if (clear.length < enough) found.push(`${name} is covered: ${clear.length} of 9 points to be seen at ${Math.round(top)}, over it ${document.elementFromPoint(left + 5, top + height / 2)?.outerHTML.slice(0, 90)}`);
    const around = [at, shown, at.parentElement, at.nextElementSibling].filter((one) => one !== null);
    // A link that fills its card rings the card, by what it lays over it.
    const rings = [...around.map((one) => getComputedStyle(one)), getComputedStyle(at, "::after"), getComputedStyle(at, "::before")];
    const isRinged = rings.some((ring) => (ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2) || ring.boxShadow !== "none");
    if (!isRinged && at.tabIndex >= 0) found.push(`${name} has no ring`);
    return found;
  });
}

/** The focus is on it, and can be seen. */
export async function at(page: Page, target: Locator) {
  await expect(target).toBeFocused();
  await expect.poll(() => faults(page)).toEqual([]);
}

/** Goes on by Tab until it has the focus; every stop on the way is looked at. Fails where the way leads in a circle. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab", limit = 80) {
  const has = () => target.evaluate((one) => one === document.activeElement);
  await expect(target).toBeVisible();
  for (let step = 0; step < limit; step += 1) {
    if (step > 0 && (await has())) return at(page, target);
    await page.keyboard.press(key);
    const isOut = await page.evaluate(() => document.activeElement === document.body || document.activeElement === null);
    if (!isOut) await expect.poll(() => faults(page)).toEqual([]);
  }
  throw new Error(`${limit} times ${key} do not lead to ${target}`);
}

/** Presses it by keyboard, after going there. */
export async function press(page: Page, target: Locator, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
