// Corrections: an instructor finds a key wrong, sees whose marks change, and has all attempts marked again.
import { expect, test, usable, usableFromTop } from "../fixtures/sinau";
import { openFigures } from "../pages/study";

test("an instructor corrects a key after seeing what it changes", async ({ instructor: page }, info) => {
  // Of one quiz only one correction runs at a time: each takes its own.
  const quizzes = ["Kuis modul 3", "Kuis modul 4"];
  await openFigures(page);
  await page.getByRole("link", { name: new RegExp(quizzes[info.retry]) }).first().click();
  await page.waitForURL(/\/statistik\/[^/]+$/);
  await page.getByRole("link", { name: /Koreksi kunci Soal 1$/ }).click();
  await page.waitForURL(/\/koreksi\//);
  await usable(page);

  // The key as it stands changes nothing; another answer does.
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Lihat akibatnya" }) });
  await form.getByText("Terima juga jawaban ini").click();
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("tidak ada yang berubah");
  await form.locator("fieldset").first().locator("input[type=radio]:not(:checked)").first().check({ force: true });
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.locator("main")).toContainText("percobaan akan berubah");
  await expect(page.getByRole("table", { name: "Percobaan yang berubah" })).toContainText("%");
  await usableFromTop(page);

  await page.getByRole("button", { name: "Koreksi dan nilai ulang" }).click();
  await expect(page.locator("main")).toContainText("Tuliskan alasannya");
  await page.getByLabel("Alasan").fill("Dua jawaban sama-sama benar menurut modul.");
  await page.getByRole("button", { name: "Koreksi dan nilai ulang" }).click();
  await expect(page.locator("main")).toContainText("Sedang dinilai ulang");
  const history = page.getByRole("table", { name: "Riwayat koreksi" });
  await expect(history).toContainText("Dua jawaban sama-sama benar menurut modul.");
  await expect(history).toContainText(/\d+ nilai naik/);
  await usableFromTop(page);
});

test("who does not author cannot correct", async ({ learner: page }) => {
  const nobody = "019ab0c0-0000-7000-8000-000000000000";
  await page.goto(`/versi/${nobody}/statistik/${nobody}/koreksi/${nobody}`);
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
