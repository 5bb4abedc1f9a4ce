// Team: from the dashboard to a person in two steps, filters in the address, the export.
import { expect, test, usable } from "../fixtures/sinau";

test("a superior comes from the dashboard to a person", async ({ superior: page }) => {
  await page.goto("/tim");
  await usable(page);
  await page.locator("main a[href^='/tim/orang/']").first().click();
  await page.waitForURL(/\/tim\/orang\//);
  await usable(page);
});

test("the secretary drills down to a unit and keeps it in the address", async ({ secretary: page }) => {
  await page.goto("/tim");
  await usable(page);
  await page.locator("main").getByRole("link", { name: /Dinas Pekerjaan Umum/ }).first().click();
  await expect(page).toHaveURL(/unit=/);
  await usable(page);
  await expect(page.locator("main")).toContainText("Dinas Pekerjaan Umum");
});

test("the people of a unit come as a spreadsheet", async ({ superior: page }) => {
  await page.goto("/tim");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("main a[href*='/team/export']").first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^tim-.*\.csv$/);
});

test("who leads nobody is told so", async ({ learner: page }) => {
  await page.goto("/tim");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
