// Classes: an instructor sees where people stop, picks people by reason and writes to them; a learner reads it.
import { expect, ready, test, usable } from "../fixtures/sinau";

const CLASS = "/kelas/pelayanan-publik-prima";

test("an instructor sees where people stop, as bars and as tables", async ({ instructor: page }) => {
  await page.goto("/kelas");
  await usable(page);
  await page.getByRole("link", { name: "Pelayanan Publik Prima", exact: true }).click();
  await page.waitForURL(CLASS);
  await ready(page);
  await expect(page.locator("main")).toContainText(/\d+ dari \d+ orang berhenti (di|sebelum) “/);
  await expect(page.getByText("Terbanyak berhenti", { exact: true })).toBeVisible();
  await usable(page);
  const video = page.locator("figure").filter({ hasText: "lima langkah" });
  await video.getByRole("button", { name: "Lihat sebagai tabel" }).click();
  await expect(video.getByRole("row")).toHaveCount(21);
  await usable(page);
});

test("an instructor gives another try to somebody who has none left, where they are met", async ({ instructor: page }) => {
  await page.goto(`${CLASS}/peserta`);
  await ready(page);
  await page.getByRole("button", { name: /^Kesempatan habis/ }).click();
  await page.waitForURL(/reason=out_of_attempts/);
  const give = page.getByRole("button", { name: /^Tambah kesempatan/ });
  const label = await give.first().textContent();
  const name = label!.replace("Tambah kesempatan", "").trim();
  const before = await give.count();
  await give.first().click();

  const dialog = page.getByRole("dialog", { name: "Tambah kesempatan" });
  await expect(dialog).toContainText(`Untuk ${name} di kuis “`);
  await expect(dialog.getByLabel("Tambahan kesempatan")).toHaveValue("1");
  await dialog.getByRole("button", { name: "Simpan pengaturan" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await usable(page);
  await dialog.getByLabel("Alasan").fill("Listrik padam saat ujian");
  await dialog.getByRole("button", { name: "Simpan pengaturan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Pesan singkat")).toContainText(`${name} dapat mencoba lagi.`);
  await expect(page.getByRole("button", { name: `Tambah kesempatan ${name}` })).toHaveCount(0);
  await expect(give).toHaveCount(before - 1);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await usable(page);
});

test("an instructor writes to people by their reason, once, and they read it", async ({
  instructor: page,
  learner,
}, info) => {
  const subject = `Mari lanjutkan (${info.project.name} ${Date.now()})`;
  await page.goto(`${CLASS}/peserta`);
  await ready(page);
  await page.getByRole("button", { name: /^Segera jatuh tempo/ }).click();
  await page.waitForURL(/reason=due_soon/);
  await expect(page.getByRole("row").filter({ hasText: "Budi Santoso" })).toContainText("Tenggat");
  await page.getByRole("button", { name: "Tulis pesan ke yang dipilih" }).click();
  await expect(page.getByLabel("Pesan singkat")).toContainText("Pilih dulu orangnya");
  await page.getByRole("checkbox", { name: /Budi Santoso/ }).check();
  await expect(page.locator("main")).toContainText("1 orang dipilih");
  await page.getByRole("button", { name: "Tulis pesan ke yang dipilih" }).click();

  const dialog = page.getByRole("dialog", { name: "Tulis pesan" });
  await dialog.getByRole("button", { name: "Lihat pratinjau" }).click();
  await expect(dialog).toContainText("Isi judul pesan.");
  await dialog.getByLabel("Judul").fill(subject);
  await dialog.getByLabel("Isi pesan").fill("Tinggal **dua modul** lagi.");
  await usable(page);
  await dialog.getByRole("button", { name: "Lihat pratinjau" }).click();
  await expect(dialog.getByRole("region", { name: "Pratinjau" }).locator("strong")).toHaveText("dua modul");
  await usable(page);
  await dialog.getByRole("button", { name: "Kirim ke 1 orang" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("main")).toContainText("0 orang dipilih");

  await learner.goto("/");
  await ready(learner);
  await learner.getByRole("link", { name: /Pesan, \d+ belum dibaca/ }).click();
  await learner.waitForURL("/pesan");
  await ready(learner);
  const message = learner.locator("details").filter({ hasText: subject });
  await expect(message).toContainText("Belum dibaca");
  await usable(learner);
  await message.locator("summary").click();
  await expect(message.locator("strong")).toHaveText("dua modul");
  await expect(message).not.toContainText("Belum dibaca");
  await usable(learner);

  await page.goto(`${CLASS}/pesan`);
  await ready(page);
  await expect(page.getByRole("row").filter({ hasText: subject })).toContainText("1 dari 1");
  await usable(page);

  await message.getByRole("button", { name: /^Hapus/ }).click();
  await expect(message).toHaveCount(0);
  await usable(learner);
});

test("who does not author is told so", async ({ learner: page }) => {
  await page.goto(CLASS);
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
