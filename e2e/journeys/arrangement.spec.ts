// Arrangements: an instructor gives somebody more time, sees it in the history, and ends it.
import { expect, test, usable } from "../fixtures/sinau";
import { openFigures } from "../pages/study";

test("an instructor gives more time, is told what is missing, and ends it", async ({ instructor: page }, info) => {
  await openFigures(page);
  await page.getByRole("link", { name: /Atur pelaksanaan Ujian akhir/ }).click();
  await page.waitForURL(/\/pelaksanaan\//);
  await usable(page);
  await expect(page.locator("main")).toContainText("Budi");

  const reason = `Jaringan terputus (${info.project.name})`;
  await page.getByRole("button", { name: "Tambah pengaturan" }).click();
  const dialog = page.getByRole("dialog", { name: "Tambah pengaturan" });
  await dialog.getByRole("button", { name: "Simpan pengaturan" }).click();
  await expect(dialog).toContainText("Pilih untuk siapa pengaturan ini");
  await expect(dialog).toContainText("Tuliskan alasannya");
  await dialog.getByText("Orang atau unit tertentu").click();
  await dialog.getByRole("searchbox").fill("budi");
  await dialog.getByText(/^Budi/).first().click();
  await dialog.getByLabel("Tambahan waktu").fill("20");
  await dialog.getByLabel("Alasan").fill(reason);
  await usable(page);
  await dialog.getByRole("button", { name: "Simpan pengaturan" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: reason });
  await expect(row).toContainText("+20 menit");
  await expect(row).toContainText("Dewi");
  await usable(page);

  await row.getByRole("button", { name: /^Akhiri/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Akhiri", exact: true }).click();
  await expect(row).toContainText("Diakhiri");
  await usable(page);
});

test("who does not author is told so", async ({ learner: page }) => {
  const nobody = "019ab0c0-0000-7000-8000-000000000000";
  await page.goto(`/versi/${nobody}/pelaksanaan/${nobody}`);
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
