// Account: signing in and out, by mouse, by keyboard and without the app.
import { expect, PASSWORD, ready, signIn, test, usable } from "../fixtures/sinau";

test("a person signs in, and signs out again", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/masuk\?next=/);
  await usable(page);
  await signIn(page, "budi@demo.sinau.id");
  await expect(page).toHaveURL("/");
  await usable(page);
  await page.goto("/akun");
  await ready(page);
  await page.getByRole("button", { name: "Keluar dari perangkat ini" }).click();
  await expect(page.locator("main").getByRole("status")).toContainText("Anda sudah keluar dari Sinau.");
  await usable(page);
  await page.goto("/jp");
  await expect(page).toHaveURL(/\/masuk\?next=/);
});

test("a wrong password is said in words, with the name kept", async ({ page }) => {
  await page.goto("/masuk");
  await page.getByRole("textbox", { name: "NIP atau e-mail" }).fill("budi@demo.sinau.id");
  await page.locator("#password").fill("bukan ini");
  await page.keyboard.press("Enter");
  await expect(page.getByText("tidak cocok")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "NIP atau e-mail" })).toHaveValue("budi@demo.sinau.id");
  await usable(page);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the form signs in and shows its faults", async ({ page }) => {
    await page.goto("/masuk");
    await page.locator("#name").fill("1987");
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: "Masuk" }).first().click();
    await expect(page.locator("#name")).toHaveValue("1987");
    await expect(page.locator("main")).toContainText("Isi NIP (18 angka) atau alamat e-mail");
    await page.locator("#name").fill("budi@demo.sinau.id");
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: "Masuk" }).first().click();
    await expect(page).toHaveURL("/");
  });
});

test("the page of the API lists the calls and who may make them", async ({ admin: page }) => {
  await page.goto("/akun");
  await ready(page);
  await page.getByRole("link", { name: /Dokumentasi API/ }).click();
  await page.waitForURL("**/api-docs");
  await usable(page);
  await expect(page.locator("main")).toContainText("/api/v1/batches");
  const unnamed = await page.locator(".c-section h2").evaluateAll((names) => names.filter((h2) => h2.textContent === h2.id));
  expect(unnamed, "slices without a name of their own").toHaveLength(0);
});
