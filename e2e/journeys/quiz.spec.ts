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
  await page.route("**/answers/*", (route) => (sent++ === 0 ? undefined : route.continue()));
  await page.getByRole("button", { name: "Tandai ragu" }).click();
  await expect.poll(() => sent).toBe(1);
  await page.clock.fastForward(31_000);
  await expect.poll(() => sent, { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/);
});
