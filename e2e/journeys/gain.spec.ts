// Gain: a learner sees how far they have come since the pre-test, an instructor what everybody gained.
import { expect, ready, test, usable } from "../fixtures/sinau";
import { COURSE, openFigures, openLesson } from "../pages/study";

test("a learner sees the progress since the pre-test beside the result", async ({ superior: page }) => {
  const main = page.locator("main");
  await page.goto(COURSE);
  await main.getByRole("link", { name: "Baca lagi materinya" }).click();
  await page.waitForURL(/\/belajar\//);
  await ready(page);
  await openLesson(page, "Pretest Pelayanan Publik Prima");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await expect(main).toContainText("Nilainya tidak menentukan apa pun");
  await expect(main).not.toContainText("Nilai lulus");
  await usable(page);
  await main.getByRole("link", { name: "Percobaan ke-1" }).click();
  await expect(main).toContainText("Pretest selesai");
  await usable(page);

  await main.getByRole("link", { name: "Kembali ke materi" }).click();
  await page.waitForURL(/\/belajar\//);
  await ready(page);
  await openLesson(page, "Ujian akhir Pelayanan Publik Prima");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await main.getByRole("link", { name: "Percobaan ke-1" }).click();
  const gain = main.locator("section").filter({ has: page.getByRole("heading", { name: "Kemajuan sejak pretest" }) });
  await expect(gain).toContainText(/naik \d+/);
  await expect(gain).toContainText("Kemajuan yang besar");
  await usable(page);
});

test("an instructor sees what everybody gained", async ({ instructor: page }) => {
  await openFigures(page);
  await page.getByRole("link", { name: /Ujian akhir/ }).first().click();
  await page.waitForURL(/\/statistik\/[^/]+$/);
  const gain = page.locator("main section").filter({ has: page.getByRole("heading", { name: "Kemajuan sejak pretest" }) });
  await expect(gain.locator(".c-kpi")).toHaveCount(4);
  await expect(gain).toContainText(/Dari \d+ peserta/);
  await usable(page);
});
