// Templates and the module library: a course begun from a template that ships with the product, a module of the published
// course inserted and taken back, a draft kept as a template and no more.
import type { Page } from "@playwright/test";
import { expect, ready, test, usable, usableFromTop } from "../fixtures/sinau";

/** Waits until everything is kept. */
const kept = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();

const modules = (page: Page) => page.locator("[data-kind=modul] > .s-draft__head .s-draft__title").allTextContents();

/** Starts a draft from the template whose words begin so. */
async function begin(page: Page, template: string, name: string) {
  await page.goto("/studio");
  await ready(page);
  await page.getByRole("button", { name: "Mulai draf" }).click();
  const dialog = page.getByRole("dialog", { name: "Mulai draf" });
  await dialog.getByRole("radio", { name: /^Pola/ }).check();
  const words = await dialog.getByLabel("Pola", { exact: true }).locator("option").allTextContents();
  await dialog.getByLabel("Pola", { exact: true }).selectOption({ label: words.find((one) => one.startsWith(template)) });
  await dialog.getByLabel("Judul pelatihan").fill(name);
  await usable(page);
  await dialog.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]+$/);
  await ready(page);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

test("an instructor starts from a template and inserts a module of a published course", async ({ instructor: page }, info) => {
  test.slow();
  const name = `Dari pola ${info.project.name} ${Date.now()}`;
  await begin(page, "Pelatihan singkat 5 JP", name);
  expect(await modules(page)).toEqual(["Mengapa dan dasarnya", "Melakukan dan memeriksa"]);
  await usableFromTop(page);

  // Behind the first module, found by its title.
  await page.getByRole("button", { name: /^Tindakan lain: Mengapa dan dasarnya/ }).click();
  await page.getByRole("button", { name: "Sisipkan modul dari…" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Sisipkan modul dari…" });
  await usable(page);
  await dialog.getByRole("searchbox").fill("pengaduan");
  await dialog.getByRole("searchbox").press("Enter");
  await dialog.getByRole("button", { name: "Sisipkan Mengelola pengaduan" }).first().click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => modules(page)).toEqual(["Mengapa dan dasarnya", "Mengelola pengaduan", "Melakukan dan memeriksa"]);
  await expect(page.locator("[data-kind=materi]")).not.toHaveCount(8);
  await kept(page);
  await usableFromTop(page);

  // One press takes all of it back, another brings it again.
  await page.getByRole("button", { name: /^Batalkan: / }).first().click();
  await expect.poll(() => modules(page)).toEqual(["Mengapa dan dasarnya", "Melakukan dan memeriksa"]);
  await page.getByRole("button", { name: /^Ulangi: / }).click();
  await expect.poll(() => modules(page)).toHaveLength(3);
  await kept(page);

  // What was written can be a template itself, and be one no more.
  await page.getByRole("link", { name: "Telaah" }).click();
  await page.waitForURL(/\/telaah$/);
  await ready(page);
  await page.getByRole("button", { name: "Simpan sebagai pola" }).click();
  await expect(page.locator("main")).toContainText("Pola tidak ditelaah");
  await usable(page);
  await page.goto("/studio");
  await ready(page);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Pola");
  await usable(page);
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]+$/);
  await ready(page);
  await expect(page.getByRole("button", { name: "Jadikan versi" })).toHaveCount(0);
  await usableFromTop(page);
  await page.getByRole("link", { name: "Buka langkah draf" }).click();
  await page.waitForURL(/\/telaah$/);
  await ready(page);
  await page.getByRole("button", { name: "Bukan pola lagi" }).click();
  await expect(page.getByRole("button", { name: "Simpan sebagai pola" })).toBeVisible();
});

test("a colleague's template is offered with what is in it", async ({ instructor: page }, info) => {
  const name = `Bimtek ${info.project.name} ${Date.now()}`;
  await begin(page, "Pola bimbingan teknis aplikasi (2 modul, 3 materi, oleh Dewi Lestari", name);
  expect(await modules(page)).toEqual(["Persiapan", "Mengerjakan satu urusan"]);
});
