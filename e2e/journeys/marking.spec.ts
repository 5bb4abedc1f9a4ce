// Marking: the queue, an essay marked by its rubric, by two who differ and are reconciled, a mark that is changed, and what
// the learner sees of it.
import type { Browser, Page, TestInfo } from "@playwright/test";
import { expect, handIn, signIn, test, usable } from "../fixtures/sinau";
import { begin, openLesson, study } from "../pages/study";

/** Picks the best level of every criterion, or the first. */
async function pick(page: Page, which: "best" | "first") {
  for (const group of await page.locator("main fieldset").all()) {
    const levels = group.getByRole("radio");
    await (which === "best" ? levels.last() : levels.first()).check({ force: true });
  }
}

/** Somebody else's page, signed in. */
async function signedIn(browser: Browser, info: TestInfo, email: string) {
  const { baseURL, locale, timezoneId, viewport, hasTouch, colorScheme } = info.project.use;
  const context = await browser.newContext({ baseURL, locale, timezoneId, viewport, hasTouch, colorScheme });
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/** Finds the answer of a receipt that waits, and opens it. */
async function openWaiting(page: Page, code: string, attempt: string) {
  await page.goto("/penilaian");
  await page.getByLabel("Kode tanda terima").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Buka" }).click();
  await page.waitForURL(new RegExp(attempt));
  await usable(page);
  await page.getByRole("row", { name: /Menunggu penilaian/ }).getByRole("link").first().click();
  await page.waitForURL(new RegExp(`${attempt}/\\d+`));
  await usable(page);
}

test("an instructor marks what waits, goes on to the next, and changes a mark with a reason", async ({ instructor: page }) => {
  test.slow();
  await page.goto("/penilaian");
  await usable(page);
  await expect(page.locator("main")).toContainText(/jawaban menunggu dinilai/);
  await page.locator("main table a").first().click();
  await page.waitForURL(/\/penilaian\/[0-9a-f-]+\/\d+/);
  await usable(page);
  await expect(page.locator("h1")).toContainText(/Peserta [0-9A-Z]{8}, soal \d+/);

  // What is missing is named, and what is filled in stays.
  const main = page.getByRole("button", { name: /^Simpan & (lanjut|selesai)$/ });
  await page.getByLabel("Catatan untuk peserta").fill("Langkahnya jelas. Sebutkan juga tenggatnya.");
  await main.click();
  await expect(page.locator("main")).toContainText("Pilih satu tingkat.");
  await pick(page, "best");
  await expect(page.locator(".s-marking__sum")).toContainText("3 dari 3 poin");

  await page.locator("summary", { hasText: "Catatan tersimpan" }).click();
  await page.getByRole("button", { name: "Simpan catatan ini" }).click();
  await expect(page.locator(".s-marking__snippet")).not.toHaveCount(0);
  await usable(page);
  const marked = page.url();
  await main.click();
  await page.waitForURL((url) => url.href !== marked);
  await usable(page);

  await page.goto("/penilaian?menurut=peserta&nama=tampil");
  await usable(page);
  await expect(page.locator("main table")).toContainText("Penilaian kedua");
  await expect(page.locator("main table")).toContainText("Perlu rekonsiliasi");
  await page.goto("/penilaian?menurut=riwayat");
  await usable(page);
  await page.locator("main table a").first().click();
  await page.waitForURL(/\/penilaian\/[0-9a-f-]+\/\d+/);
  await page.locator("main fieldset").first().getByRole("radio").first().check({ force: true });
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.locator("main")).toContainText("Tulis alasan mengubah nilai yang sudah ada.");
  await page.getByLabel("Alasan mengubah nilai").fill("Dibaca sekali lagi bersama rekan.");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.locator(".s-marking__history")).toContainText("Dibaca sekali lagi bersama rekan.");
  await usable(page);
  await page.locator(".c-breadcrumb a").last().click();
  await page.waitForURL(/\/penilaian\/[0-9a-f-]+(\?|$)/);
  await usable(page);
});

test("a learner writes an essay, two markers differ, and the learner reads what they are reconciled to", async ({ sitter: page, browser }, info) => {
  test.slow();
  await study(page);
  await openLesson(page, "Kuis modul 3");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  const attempt = page.url().match(/percobaan\/([0-9a-f-]+)/)![1];
  const field = page.locator("textarea.q-essay");
  for (let number = 1; !(await field.count()); number++) {
    await page.goto(`/kuis/percobaan/${attempt}?soal=${number}`);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator(".q-question")).toBeVisible();
  }
  // Another text each time: what says the same as before is not sent again.
  await field.fill(`Ibu yang terhormat, kami mohon maaf. ${Date.now()}`);
  await expect(page.locator(".q-essay__count")).toContainText("7 kata, kurang 53 dari minimal 60");
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/, { timeout: 20_000 });
  // At its end, nothing of the page lies below the bar.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await usable(page);
  await page.goto(`/kuis/percobaan/${attempt}/periksa`);
  await usable(page);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await usable(page);
  await expect(page.locator(".q-verdict")).toContainText("Menunggu penilaian");
  await expect(page.locator("main")).toContainText("Nilai ini sementara");

  const code = (await page.locator(".q-fact", { hasText: "Kode" }).locator("dd").textContent())!;
  const dewi = await signedIn(browser, info, "dewi@demo.sinau.id");
  await openWaiting(dewi, code, attempt);
  await expect(dewi.locator("main")).toContainText("Penilaian pertama");
  await pick(dewi, "best");
  await dewi.getByLabel("Catatan untuk peserta").fill("Balasan yang hangat.");
  await dewi.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(dewi.locator("body")).toContainText("jawaban ini menunggu penilai kedua");
  await expect(dewi.locator(".s-marking__opinions")).toContainText("Balasan yang hangat.");
  await expect(dewi.getByLabel("Catatan untuk peserta")).toHaveCount(0);
  await usable(dewi);
  await page.reload();
  await expect(page.locator(".q-verdict")).toContainText("Menunggu penilaian");

  // The second marker sees nothing of the first.
  const agus = await signedIn(browser, info, "agus@demo.sinau.id");
  await openWaiting(agus, code, attempt);
  await expect(agus.locator("main")).toContainText("Penilaian kedua");
  await expect(agus.locator("main")).not.toContainText("Balasan yang hangat.");
  await expect(agus.locator("main")).not.toContainText("Dewi");
  await pick(agus, "first");
  await agus.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(agus.locator("body")).toContainText("jadi jawaban ini perlu rekonsiliasi");
  await expect(agus.locator(".s-marking__opinions")).toContainText("Penilai pertama: Dewi Lestari");
  await usable(agus);

  // One of the two gives the final mark; without a reason it is not given.
  await dewi.reload();
  await expect(dewi.locator("main")).toContainText("Perlu rekonsiliasi");
  await expect(dewi.locator(".s-marking__opinions")).toContainText("Penilai kedua: Agus Prasetyo");
  await usable(dewi);
  await pick(dewi, "best");
  await dewi.getByLabel("Catatan untuk peserta").fill("Hangat, dan langkahnya jelas.");
  await dewi.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(dewi.locator("main")).toContainText("Tulis alasan nilai akhir ini");
  await dewi.getByLabel("Alasan nilai akhir").fill("Dibaca bersama; langkahnya memang disebut.");
  await dewi.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(dewi.locator(".s-marking__history")).toContainText("Dibaca bersama; langkahnya memang disebut.");
  await expect(dewi.locator(".s-marking__opinions")).toContainText("Penilai kedua: Agus Prasetyo");
  await usable(dewi);
  await dewi.context().close();
  await agus.context().close();

  await page.reload();
  await usable(page);
  await expect(page.locator("main")).toContainText("Hangat, dan langkahnya jelas.");
  await expect(page.locator("main")).not.toContainText("Balasan yang hangat.");
  await expect(page.locator(".q-verdict")).toContainText(/Anda (belum )?lulus/);
});

test("who does not author is told so", async ({ learner: page }) => {
  await page.goto("/penilaian");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
