// Discussions: a learner writes and reads others, keeps what could not be sent, and an instructor answers and hides.
import type { Page } from "@playwright/test";
import { expect, ready, test, usable } from "../fixtures/sinau";
import { openLesson, study } from "../pages/study";

const TALK = "Diskusi: pengaduan yang mengubah cara kerja";
const CLASS = "/kelas/pelayanan-publik-prima";

/** Opens the discussion of the course. */
async function talk(page: Page) {
  await study(page);
  await openLesson(page, TALK);
  await expect(page.getByRole("heading", { name: "Diskusi", exact: true })).toBeVisible();
  await ready(page);
}

/** A post by its words. */
function post(page: Page, words: string) {
  return page.locator(".d-post").filter({ hasText: words }).first();
}

test("a learner writes, replies, changes and withdraws; an instructor answers and hides", async ({ sitter: page, instructor }, info) => {
  test.slow();
  const words = `Loket kami (${info.project.name} ${Date.now()})`;
  await talk(page);
  await expect(page.locator("main")).toContainText("Papan tulis kecil");
  await expect(page.locator("main").getByText("Pengajar", { exact: true }).first()).toBeVisible();
  await usable(page);
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator("main")).toContainText("Isi tulisannya.");
  await page.getByLabel("Tulis pendapat Anda").fill(`${words}: sekarang **layar** menyala.`);
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  const own = post(page, words);
  await expect(own.locator("strong")).toHaveText("layar");
  await expect(page.getByLabel("Tulis pendapat Anda")).toHaveValue("");
  await expect(page.locator(".p-conditions")).toContainText(/[Ss]elesai/);
  await usable(page);

  await own.getByRole("button", { name: /^Ubah/ }).click();
  await page.getByRole("textbox", { name: "Ubah tulisan" }).fill(`${words}: sekarang **layar besar** menyala.`);
  await page.locator("main").getByRole("button", { name: "Simpan" }).click();
  await expect(own.locator("strong")).toHaveText("layar besar");
  await expect(own).toContainText("diubah");

  const other = post(page, "Aduan masuk lewat media sosial");
  await other.getByRole("button", { name: /^Balas/ }).click();
  await page.getByLabel("Balasan Anda").fill(`${words}: kami coba.`);
  await page.getByRole("button", { name: "Kirim", exact: true }).last().click();
  await expect(post(page, `${words}: kami coba.`)).toBeVisible();
  await post(page, "Terima kasih, kami juga punya").getByRole("button", { name: /^Laporkan/ }).click();
  const dialog = page.getByRole("dialog", { name: "Laporkan tulisan ini" });
  await dialog.getByRole("button", { name: "Batal" }).click();
  await expect(dialog).toBeHidden();

  await instructor.goto(CLASS);
  await ready(instructor);
  await instructor.getByRole("link", { name: "Diskusi peserta" }).click();
  await instructor.waitForURL(`${CLASS}/diskusi`);
  await usable(instructor);
  await instructor.getByRole("link", { name: "Peserta tanpa angkatan" }).first().click();
  await instructor.waitForURL(/\/diskusi\/[^/]+$/);
  await usable(instructor);
  const theirs = instructor.locator(".d-thread").filter({ hasText: "layar besar" }).filter({ hasText: words });
  await theirs.getByRole("button", { name: /^Balas/ }).click();
  await theirs.getByLabel("Balasan Anda").fill("Bagus, tulis juga angkanya.");
  await theirs.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(theirs).toContainText("Bagus, tulis juga angkanya.");
  await theirs.getByRole("button", { name: /^Sembunyikan/ }).first().click();
  const hiding = instructor.getByRole("dialog", { name: "Sembunyikan tulisan ini" });
  await hiding.getByRole("button", { name: "Sembunyikan", exact: true }).click();
  await expect(hiding).toContainText("Tuliskan alasannya");
  await hiding.getByLabel("Alasan").fill(`Contoh untuk latihan: ${words}`);
  await usable(instructor);
  await hiding.getByRole("button", { name: "Sembunyikan", exact: true }).click();
  await expect(hiding).toBeHidden();
  await expect(theirs).toContainText("Disembunyikan pengajar");
  await usable(instructor);

  await page.reload();
  await ready(page);
  const hidden = page.locator(".d-thread").filter({ hasText: `Contoh untuk latihan: ${words}` });
  await expect(hidden).toContainText("Disembunyikan pengajar");
  await expect(hidden).not.toContainText("layar besar");
  await expect(hidden).toContainText("Bagus, tulis juga angkanya.");
  await usable(page);

  // Three replies are shown at first; others may have written in between.
  const more = page.getByRole("button", { name: /balasan lagi/ });
  if (await more.first().isVisible()) await more.first().click();
  const reply = post(page, `${words}: kami coba.`);
  await reply.getByRole("button", { name: /^Tarik/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tarik", exact: true }).click();
  await expect(page.locator("main")).not.toContainText(`${words}: kami coba.`);
  await expect(page.locator("main")).toContainText("Ditarik oleh penulis");
});

test("what could not be sent is kept on the device and arrives once", async ({ sitter: page }, info) => {
  test.slow();
  const words = `Tanpa sambungan (${info.project.name} ${Date.now()})`;
  await talk(page);
  await page.getByLabel("Tulis pendapat Anda").fill(words);
  await page.reload();
  await ready(page);
  await expect(page.getByLabel("Tulis pendapat Anda")).toHaveValue(words);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Kirim", exact: true }).first().click();
  await expect(page.locator("main")).toContainText("Belum terkirim");
  await expect(page.locator("main")).toContainText("tersimpan di perangkat ini");
  await expect(page.getByLabel("Tulis pendapat Anda")).toHaveValue(words);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Kirim", exact: true }).first().click();
  await expect(page.locator(".d-post").filter({ hasText: words })).toHaveCount(1);
  await page.reload();
  await ready(page);
  await expect(page.getByLabel("Tulis pendapat Anda")).toHaveValue("");
});
