// What the reader's system asks for: colours of its own, and no motion.
import { expect, ready, test } from "../fixtures/sinau";

test("with forced colours, chosen, pressed and focused things still stand out", async ({ learner: page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const border = (name: string, pressed: string) =>
    page.locator("main").getByRole("button", { name }).and(page.locator(`[aria-pressed=${pressed}]`)).first()
      .evaluate((chip) => parseFloat(getComputedStyle(chip).borderTopWidth));
  await page.goto("/katalog");
  await ready(page);
  const facet = page.locator("main").getByRole("button", { name: /^Menengah/ });
  const before = await facet.evaluate((chip) => parseFloat(getComputedStyle(chip).borderTopWidth));
  await facet.click();
  await expect(facet).toHaveAttribute("aria-pressed", "true");
  expect(await facet.evaluate((chip) => parseFloat(getComputedStyle(chip).borderTopWidth))).toBeGreaterThan(before);
  await page.goto("/akun");
  await ready(page);
  expect(await border("Ikuti perangkat", "true")).toBeGreaterThan(await border("Gelap", "false"));
  await page.keyboard.press("Tab");
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
    return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
  });
  expect(ring).toBeGreaterThanOrEqual(2);
  // A button without a border of its own would be words among words.
  const bare = await page.locator("main .c-button").evaluateAll((buttons) =>
    buttons.filter((button) => parseFloat(getComputedStyle(button).borderTopWidth) < 1 || getComputedStyle(button).borderTopStyle === "none")
      .map((button) => button.textContent));
  expect(bare).toEqual([]);

  // A bar has an edge, so that what is not filled can be seen too. What is filled is drawn in a part that scripts cannot read.
  await page.goto("/");
  await ready(page);
  const bars = page.locator("main progress");
  await expect(bars.first()).toBeVisible();
  const flat = await bars.evaluateAll((all) =>
    all.filter((bar) => parseFloat(getComputedStyle(bar).borderTopWidth) < 1).map((bar) => bar.outerHTML.slice(0, 120)));
  expect(flat).toEqual([]);
});

test("where the system asks for no motion, nothing moves for longer than a hundredth of a second", async ({ learner: page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of ["/", "/katalog", "/pelatihan/pelayanan-publik-prima", "/akun"]) {
    await page.goto(path);
    await ready(page);
    const moving = await page.evaluate(() => {
      const longest = (list: string) => Math.max(...list.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
      return [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].flatMap((part) => {
        const { animationDuration, transitionDuration } = getComputedStyle(one, part);
        return Math.max(longest(animationDuration), longest(transitionDuration)) > 0.01 ? [`${one.tagName}.${one.className}${part ?? ""}`] : [];
      }));
    });
    expect(moving, path).toEqual([]);
  }
});
