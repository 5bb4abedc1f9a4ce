// Organisation: people found by name, a form that says what is wrong, a person added.
import { expect, test, usable } from "../fixtures/sinau";

test("an administrator finds a person and opens the record", async ({ admin: page }) => {
  await page.goto("/organisasi");
  await usable(page);
  await page.getByRole("searchbox").fill("budi santoso");
  await page.getByRole("link", { name: /Budi Santoso/ }).first().click();
  await page.waitForURL(/\/organisasi\/orang\//);
  await usable(page);
  await expect(page.locator("main")).toContainText("Bidang Pendaftaran Penduduk");
});

test("an empty form says what is missing, and leads to it", async ({ admin: page }) => {
  await page.goto("/organisasi/baru");
  await usable(page);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main").getByRole("alert").first()).toBeVisible();
  await usable(page);
});
