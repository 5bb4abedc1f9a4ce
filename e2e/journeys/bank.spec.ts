// Question bank: questions found, one looked at, a file looked at before it is taken in, and the import undone.
import { expect, test, usable } from "../fixtures/sinau";

test("an instructor finds a question and sees its key", async ({ instructor: page }) => {
  await page.goto("/bank");
  await usable(page);
  await page.getByRole("searchbox").fill("maklumat");
  await page.waitForURL(/q=maklumat/);
  await page.locator("main table").getByRole("link").first().click();
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}/);
  await usable(page);
  await expect(page.locator("main")).toContainText(/maklumat/i);
});

test("a file is looked at, taken in and undone", async ({ instructor: page }) => {
  await page.goto("/bank/impor");
  await usable(page);
  await page.locator("main select").first().selectOption({ index: 1 });
  const text = `Berapa hari dalam minggu ${Date.now()}? {#7:0}\n\nTulis karangan. {}\n`;
  await page.locator("input[type=file]").setInputFiles({ name: "soal.gift", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main table").first()).toContainText("Berapa hari dalam minggu");
  await usable(page);
  await page.locator("main .c-action-bar button").last().click();
  await page.waitForURL(/hasil=/);
  await usable(page);
  const undo = page.locator("main").getByRole("button", { name: "Batalkan impor" });
  await undo.click();
  await page.locator("dialog[open] .c-button--danger").click();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(undo).toHaveCount(0);
  await usable(page);
});
