// Quiz: rules, answers that are kept, a broken network, review, receipt, result.
import { expect, ready, test, usable } from "../fixtures/sinau";
import { answerOpen, begin, openLesson, study } from "../pages/study";

test("a learner takes a quiz, on a network that breaks in the middle", async ({ instructor: page }) => {
  test.slow();
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await usable(page);
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await usable(page);
  await begin(page);
  await usable(page);

  await answerOpen(page);
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/);
  await page.getByRole("button", { name: "Tandai ragu" }).click();
  await page.getByRole("link", { name: "Berikutnya" }).or(page.getByRole("button", { name: "Berikutnya" })).click();
  await expect(page).toHaveURL(/soal=2/);

  await page.context().setOffline(true);
  await answerOpen(page);
  await expect(page.locator(".f-header")).toContainText(/belum terkirim|Luring|perangkat/i);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/, { timeout: 20_000 });

  // What was answered is still there after the page was closed and opened again.
  await page.reload();
  await ready(page);
  await page.goto(page.url().replace(/\?.*/, "/periksa"));
  await usable(page);
  await expect(page.locator("main")).toContainText("ragu");
  await page.getByRole("button", { name: "Kirim jawaban" }).click();
  await page.waitForURL(/\/hasil/);
  await usable(page);
  await expect(page.locator("main")).toContainText(/Anda (belum )?lulus/);
  await expect(page.locator("main")).toContainText("Tanda terima");
});

test("what a server accepts and never answers is sent again", async ({ admin: page }) => {
  test.slow();
  await page.clock.install();
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  let sent = 0;
  await page.route("**/answers", (route) => (sent++ === 0 ? undefined : route.continue()));
  await page.getByRole("button", { name: "Tandai ragu" }).click();
  await expect.poll(() => sent).toBe(1);
  await page.clock.fastForward(31_000);
  await expect.poll(() => sent, { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/);
});

test("what is handed in without a connection arrives after the tab was closed", async ({ secretary: page }) => {
  test.slow();
  const context = page.context();
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  await context.setOffline(true);
  await answerOpen(page);
  await expect(page.locator(".f-header")).toContainText("1 belum terkirim");
  await page.getByRole("link", { name: "Periksa & kirim" }).first().click();
  await page.getByRole("button", { name: "Kirim jawaban" }).click();
  await expect(page.locator("main")).toContainText("Tanda terima perangkat");
  await expect(page.locator("main")).toContainText("1 jawaban");
  await usable(page);
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto("/");
  await ready(later);
  const told = later.locator(".c-toast", { hasText: "sudah dikirim" });
  await expect(told).toBeVisible({ timeout: 30_000 });
  await told.getByRole("button", { name: "Lihat hasil" }).click();
  await later.waitForURL(/\/hasil/);
  await expect(told).toBeHidden();
  await usable(later);
  await expect(later.locator("main")).toContainText(/1 dari \d+ soal/);
});

test("whose session ends in the middle signs in again above the page", async ({ admin: page }) => {
  test.slow();
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  await page.evaluate(async () => {
    const granted = await (await fetch("/api/v1/session/token", { method: "POST" })).json();
    await fetch("/api/v1/session", { method: "DELETE", headers: { authorization: `Bearer ${granted.token}` } });
  });
  await page.getByRole("button", { name: "Tandai ragu" }).click();
  const dialog = page.getByRole("dialog", { name: "Masuk lagi untuk melanjutkan" });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await usable(page);
  await dialog.getByRole("button", { name: "Masuk" }).click();
  await expect(dialog).toContainText("Isi NIP atau surel");
  await dialog.getByLabel("NIP atau surel").fill("admin@demo.sinau.id");
  await dialog.getByLabel("Kata sandi").fill("belajar tiap hari");
  await dialog.getByRole("button", { name: "Masuk" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/, { timeout: 30_000 });
  await expect(page).toHaveURL(/\/kuis\/percobaan\//);
});
