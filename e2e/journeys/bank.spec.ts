// Question bank: questions found, one looked at, one written and edited, a file looked at before it is taken in, and the import undone.
import { expect, ready, test, usable } from "../fixtures/sinau";

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
  const text = `Berapa hari dalam minggu ${Date.now()}? {#7:0}\n\nBacalah karangan ini.\n`;
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

test("a question is written, mended, tried, saved and edited", async ({ instructor: page }) => {
  const stem = `Apa langkah pertama di loket ${Date.now()}?`;
  await page.goto("/bank");
  await usable(page);
  await page.locator("main").getByRole("link", { name: "Tulis soal" }).first().click();
  await page.waitForURL(/\/bank\/baru/);
  await usable(page);
  const main = page.locator("main");
  const save = main.getByRole("button", { name: "Simpan soal" });
  await main.getByLabel("Kategori").selectOption({ index: 1 });
  await main.getByLabel("Apa yang ditanyakan").fill(`**${stem}**`);
  await main.getByLabel("Pilihan 1", { exact: true }).fill("Menyapa warga");
  await main.getByLabel("Pilihan 2", { exact: true }).fill("Menulis nama");
  await main.getByLabel("Pilihan 3", { exact: true }).fill("Menunggu atasan");

  // Nothing is right yet: the fault is told at the top and leads to the choices; nothing is kept.
  await save.click();
  await expect(main.getByRole("alert").first()).toContainText("Tandai pilihan yang benar");
  await usable(page);
  await main.getByLabel("Pilihan 1 benar").check();
  await expect(main.locator(".c-field__error")).toHaveCount(0);

  // A row moves with what is typed in it, by a button that keeps the focus.
  await main.getByRole("button", { name: "Turunkan Pilihan 1" }).click();
  await expect(main.getByLabel("Pilihan 2", { exact: true })).toHaveValue("Menyapa warga");
  await expect(main.getByLabel("Pilihan 2 benar")).toBeChecked();
  await main.getByRole("button", { name: "Hapus Pilihan 4" }).click();

  // Tried in the preview, as a learner would.
  const preview = page.locator("aside.l-stack");
  await expect(preview.locator("strong")).toContainText(stem);
  await expect(preview.locator("label").first()).toContainText("Menulis nama");
  await preview.getByLabel("Menulis nama").check();
  await preview.getByRole("button", { name: "Periksa jawaban" }).click();
  await expect(preview.getByRole("status")).toContainText("Salah");
  await preview.getByLabel("Menyapa warga").check();
  await preview.getByRole("button", { name: "Periksa jawaban" }).click();
  await expect(preview.getByRole("status")).toContainText("Benar");
  await expect(preview).toContainText("Saran penulisan");
  await usable(page);

  // Leaving asks first; the tab that died offers what was written.
  await main.getByRole("link", { name: "Batal" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "Tetap di sini" }).click();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await main.getByRole("button", { name: "Lanjutkan menulis" }).click();
  await expect(main.getByLabel("Pilihan 2", { exact: true })).toHaveValue("Menyapa warga");
  await save.click();
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/);
  await usable(page);
  await expect(page.locator("main h1")).toContainText(stem);

  await page.locator("main").getByRole("link", { name: "Ubah", exact: true }).click();
  await page.waitForURL(/\/ubah$/);
  await usable(page);
  await main.getByLabel("Umpan balik umum").fill("Sapaan membuka layanan.");
  await save.click();
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/);
  await expect(page.locator("main")).toContainText("Versi 2");
  await expect(page.locator("main")).toContainText("Sapaan membuka layanan.");
  await usable(page);
});

test("two who edit the same question overwrite nothing unseen", async ({ instructor: page }) => {
  await page.goto("/bank?kind=short");
  await page.locator("main table").getByRole("link").first().click();
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/);
  const address = page.url();
  const mine = `Tulisan saya ${Date.now()}.`;
  const edit = async (tab: typeof page, words: string) => {
    await tab.goto(`${address}/ubah`);
    await ready(tab);
    await tab.locator("main").getByLabel("Umpan balik umum").fill(words);
  };
  const other = await page.context().newPage();
  await edit(page, mine);
  await other.goto(`${address}/ubah`);
  await ready(other);
  await other.locator("main").getByRole("button", { name: "Buang, mulai lagi" }).click();
  await other.locator("main").getByLabel("Umpan balik umum").fill(`Tulisan rekan ${Date.now()}.`);
  await other.locator("main").getByRole("button", { name: "Simpan soal" }).click();
  await other.waitForURL(address);
  await other.close();

  const main = page.locator("main");
  await main.getByRole("button", { name: "Simpan soal" }).click();
  await expect(main.getByRole("alert")).toContainText("sudah diubah sejak Anda membukanya");
  await expect(main.getByLabel("Umpan balik umum")).toHaveValue(mine);
  await usable(page);
  await main.getByRole("button", { name: "Simpan sebagai versi sesudahnya" }).click();
  await page.waitForURL(address);
  await expect(main).toContainText(mine);
});
