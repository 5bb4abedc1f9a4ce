// Home: what to go on with, duties, JP; by keyboard alone; in English; without a network.
import { expect, ready, test, usable } from "../fixtures/sinau";

test("home shows what to go on with, and can be used", async ({ learner: page }) => {
  await usable(page);
  await expect(page.locator("main")).toContainText("Lanjutkan belajar");
  await expect(page.locator("main")).toContainText("Wajib & tenggat");
});

test("the keyboard alone reaches the lesson to go on with", async ({ learner: page }) => {
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Lompat ke isi" })).toBeFocused();
  await page.keyboard.press("Enter");
  const way = page.locator("main").getByRole("link", { name: "Lanjutkan", exact: true });
  for (let step = 0; step < 8 && !(await way.evaluate((link) => link === document.activeElement)); step += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(way).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/belajar\//);
});

test("the language changes everything that is read", async ({ learner: page }) => {
  await page.locator(".f-header").getByRole("button", { name: /English/ }).click();
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("main")).toContainText("JP");
  await expect(page.getByRole("navigation").first()).toContainText("Home");
  await usable(page);
});

test("without a network home shows its last copy and says how old it is", async ({ learner: page }) => {
  // The service worker begins some seconds after the app, and is done once it has kept the whole of it.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await ready(page);
  await page.context().setOffline(true);
  await page.reload();
  await ready(page);
  await expect(page.locator("main")).toContainText("Lanjutkan belajar");
  await expect(page.locator("main")).toContainText("Data per");
  await page.context().setOffline(false);
});
