// Assignments: a piece of work is read, written, handed in and marked by its rubric; an instructor writes one in the studio.
import type { Browser, Page, TestInfo } from "@playwright/test";
import { expect, handIn, ready, signIn, test, usable } from "../fixtures/sinau";
import { openLesson, study } from "../pages/study";

const TASK = "Tugas: rencana perbaikan loket Anda";

/** Somebody else's page, signed in. */
async function signedIn(browser: Browser, info: TestInfo, email: string) {
  const { baseURL, locale, timezoneId, viewport, hasTouch, colorScheme } = info.project.use;
  const context = await browser.newContext({ baseURL, locale, timezoneId, viewport, hasTouch, colorScheme });
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/** Reads the lesson that the task rests on, unless that was done. */
async function prepare(page: Page) {
  await study(page);
  await openLesson(page, "Rencana perbaikan kecil dengan PDCA");
  const done = page.getByRole("button", { name: /^Tandai selesai/ });
  if (await done.isVisible()) {
    const before = page.url();
    await done.click();
    await page.waitForURL((url) => url.href !== before);
    await ready(page);
  }
}

test("a learner hands in a piece of work, and reads its mark and the sample once it is passed", async ({ sitter: page, browser }, info) => {
  test.slow();
  await prepare(page);
  await openLesson(page, TASK);
  await expect(page.locator("main")).toContainText("Masalah dan buktinya.");
  await usable(page);
  await page.getByRole("link", { name: "Buka tugas" }).click();
  await page.waitForURL(/\/kuis\//);
  await usable(page);
  await expect(page.locator("main")).toContainText("Pengajar menilai kiriman Anda.");
  await expect(page.locator("main")).not.toContainText("Jumlah soal");
  await page.getByRole("button", { name: /^(Kerjakan|Lanjutkan) (tugas|lagi)$/ }).click();
  await page.waitForURL(/\/kuis\/percobaan\//);
  await ready(page);
  await expect(page.getByRole("heading", { name: "Tugas Anda" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tandai ragu" })).toHaveCount(0);
  // Another text each time: what says the same as before is not sent again.
  await page.locator("textarea.q-essay").fill(`Masalah: 27 dari 90 pemohon datang dua kali. ${Date.now()}`);
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/, { timeout: 20_000 });
  await usable(page);
  await page.getByRole("link", { name: "Periksa & kirim" }).first().click();
  await page.waitForURL(/periksa/);
  await usable(page);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await usable(page);
  await expect(page.locator(".q-verdict")).toContainText("Menunggu penilaian");
  await expect(page.locator("main")).not.toContainText("38 dari 120 pemohon");

  const code = (await page.locator(".q-fact", { hasText: "Kode" }).locator("dd").textContent())!;
  const dewi = await signedIn(browser, info, "dewi@demo.sinau.id");
  await dewi.goto("/penilaian");
  await dewi.getByLabel("Kode tanda terima").fill(code);
  await dewi.getByRole("button", { name: "Buka" }).click();
  await dewi.waitForURL(/\/penilaian\//);
  await ready(dewi);
  await dewi.getByRole("row", { name: /Menunggu penilaian/ }).getByRole("link").first().click();
  await dewi.waitForURL(/\/\d+(\?.*)?$/);
  await usable(dewi);
  await expect(dewi.locator("main")).toContainText("Masalah dan bukti");
  for (const group of await dewi.locator("main fieldset").all()) await group.getByRole("radio").last().check({ force: true });
  await dewi.getByLabel("Catatan untuk peserta").fill("Ukurannya jelas.");
  await dewi.getByRole("button", { name: /^Simpan/ }).first().click();
  await expect(dewi.locator("body")).toContainText(/tersimpan|disimpan|Selesai/i);
  await dewi.context().close();

  await page.reload();
  await ready(page);
  await expect(page.locator(".q-verdict")).toContainText("Anda lulus");
  await expect(page.locator("main")).toContainText("Ukurannya jelas.");
  await expect(page.locator("main")).toContainText("38 dari 120 pemohon");
  await usable(page);
});

test("an instructor writes an assignment with a rubric, and what is wrong is told beside its field", async ({ instructor: page }, info) => {
  test.slow();
  await page.goto("/studio");
  await page.getByRole("button", { name: "Mulai draf" }).click();
  await page.getByLabel("Judul pelatihan").fill(`Tugas ${info.project.name} ${Date.now()}`);
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await page.getByRole("button", { name: "Tambah modul" }).click();
  await page.getByLabel("Judul modul baru").fill("Modul tugas");
  await page.keyboard.press("Enter");
  await page.getByLabel("Jenis").selectOption("assignment");
  await page.getByLabel("Judul materi baru").fill("Surat balasan");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Surat balasan", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
  await usable(page);

  await page.getByLabel("Paling sedikit kata").fill("banyak");
  await page.getByRole("button", { name: "Simpan ketentuan" }).click();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(1);
  await page.locator("[aria-invalid=true]").fill("20");
  await page.getByLabel("Nilai lulus").fill("80");
  await page.getByRole("button", { name: "Simpan ketentuan" }).click();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();

  // What is refused changes nothing of what was kept, also when something else is kept afterwards.
  await page.getByLabel("Nilai lulus").fill("150");
  await page.getByRole("button", { name: "Simpan ketentuan" }).click();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(1);
  await page.locator("summary", { hasText: "Pengaturan materi" }).click();
  const kept = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await page.getByLabel("Menit").fill("25");
  await page.getByLabel("Menit").blur();
  await kept;
  await page.reload();
  await ready(page);
  await expect(page.locator("main")).toContainText("25 menit");
  await expect(page.getByLabel("Nilai lulus")).toHaveValue("80");
  await usable(page);
});
