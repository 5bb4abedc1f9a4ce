// Credit: the JP of a year, with its rule, as a figure and as a table.
import { expect, test, usable } from "../fixtures/sinau";

test("a learner sees the JP of the year and the rule that counts them", async ({ learner: page }) => {
  await page.goto("/jp");
  await usable(page);
  await expect(page.locator("main")).toContainText("20 JP");
  await expect(page.locator("main")).toContainText("PP 11/2017");
  await page.getByRole("button", { name: "Lihat sebagai tabel" }).first().click();
  await usable(page);
});

test("a superior who has completed the course sees what it brought", async ({ superior: page }) => {
  await page.goto("/jp");
  await usable(page);
  await expect(page.locator("main")).toContainText("Pelayanan Publik Prima");
});
