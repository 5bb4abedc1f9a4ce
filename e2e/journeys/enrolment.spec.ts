// Enrolment: the courses that somebody has joined.
import { expect, test, usable } from "../fixtures/sinau";

test("a learner sees the joined courses with their due dates", async ({ learner: page }) => {
  await page.goto("/pembelajaran");
  await usable(page);
  await expect(page.locator("main")).toContainText("Pelayanan Publik Prima");
  await expect(page.locator("main")).toContainText("Tenggat");
});
