// Course: finding one in the catalogue, filters in the address, the page of a course.
import { expect, ready, test, usable } from "../fixtures/sinau";
import { COURSE } from "../pages/study";

test("a learner finds a course by words, and the address keeps the search", async ({ learner: page }) => {
  await page.goto("/katalog");
  await usable(page);
  // How the learner stands to a course is on its card.
  const own = page.locator("main article", { has: page.getByRole("link", { name: "Pelayanan Publik Prima", exact: true }) });
  await expect(own).toContainText("Sedang berjalan");
  await page.getByRole("searchbox").fill("pengaduan");
  await expect(page).toHaveURL(/pengaduan/);
  await expect(page.locator("main")).toContainText("Pelayanan Publik Prima");
  await page.reload();
  await ready(page);
  await expect(page.getByRole("searchbox")).toHaveValue("pengaduan");
  await page.getByRole("searchbox").fill("tidak ada yang begini");
  await expect(page.locator("main")).toContainText("Tidak ada yang cocok");
  await usable(page);
});

test("the page of a course says what completes it and why it has its JP", async ({ learner: page }) => {
  await page.goto(COURSE);
  await usable(page);
  await expect(page.locator("main")).toContainText("Syarat selesai");
  await expect(page.locator("main table").filter({ hasText: "Jumlah menit" })).toBeVisible();
});

test("an instructor sees the versions of a course", async ({ instructor: page }) => {
  await page.goto("/versi");
  await usable(page);
  await expect(page.locator("main")).toContainText("Pelayanan Publik Prima");
});
