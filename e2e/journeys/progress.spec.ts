// Progress: what a course still needs, with the reasons.
import { expect, test, usable } from "../fixtures/sinau";

test("a learner sees what is still missing, module by module", async ({ learner: page }) => {
  await page.goto("/pembelajaran");
  await usable(page);
  await page.locator("main a[href^='/pembelajaran/']").first().click();
  await page.waitForURL(/\/pembelajaran\/.+/);
  await usable(page);
  await expect(page.locator("main")).toContainText("Ujian akhir");
});
