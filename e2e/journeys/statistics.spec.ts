// Statistics: from the versions to the figures of a quiz, and what a question's choices were used for.
import { expect, test, usable } from "../fixtures/sinau";
import { openFigures } from "../pages/study";

test("an instructor comes from the versions to the figures of a quiz", async ({ instructor: page }) => {
  await openFigures(page);
  await usable(page);
  await page.locator("main a[href*='/statistik/']").first().click();
  await page.waitForURL(/\/statistik\/[^/]+$/);
  await usable(page);
  await expect(page.locator("main .c-kpi")).toHaveCount(8);
  await page.locator("main td .c-disclosure summary").first().click();
  await expect(page.locator("main td .c-disclosure[open] progress").first()).toBeVisible();
  await usable(page);
});

test("who does not author is told so", async ({ learner: page }) => {
  await page.goto("/versi/019ab0c0-0000-7000-8000-000000000000/statistik");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
