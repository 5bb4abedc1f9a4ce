// Blueprints: an instructor puts a quiz together out of its own questions, the bank and a draw, and makes a draft version.
import { expect, test, usable, usableFromTop } from "../fixtures/sinau";

test("an instructor puts a quiz together and makes a version of it", async ({ instructor: page }) => {
  // Versions are made of the latest one: each takes a quiz of its own.
  const quiz = "Kuis modul 4";
  await page.goto("/kisi-kisi");
  await usable(page);
  await page.getByRole("link", { name: quiz }).first().click();
  await page.waitForURL(/\/kisi-kisi\/.+/);
  await usable(page);
  // What an earlier try has left is given up.
  const giveUp = page.getByRole("button", { name: "Buang perubahan" });
  if (await giveUp.first().isVisible()) {
    await giveUp.first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Buang perubahan" }).click();
    await expect(page.getByText("Ubah sesuatu dahulu")).toBeVisible();
  }

  // What is moved keeps the focus, and every change is kept.
  await page.getByRole("button", { name: "Turunkan baris 1", exact: true }).click();
  await expect(page.getByRole("button", { name: "Turunkan baris 2", exact: true })).toBeFocused();
  await expect(page.locator("main")).toContainText("oleh Dewi Lestari");

  await page.getByRole("button", { name: "Tambah soal" }).click();
  const dialog = page.getByRole("dialog", { name: "Tambah soal" });
  await dialog.locator("summary").nth(1).click();
  // The bank is narrowed down to a category; what is offered says which it is of.
  const category = dialog.getByLabel("Kategori").first();
  await expect(category.locator("option").nth(2)).toBeAttached();
  const name = ((await category.locator("option").nth(2).textContent()) ?? "").replace(/\(\d+\)$/, "").trim();
  await category.selectOption({ index: 2 });
  const offered = dialog.locator("details[open] li");
  await expect(offered.filter({ hasNotText: name })).toHaveCount(0);
  await offered.filter({ hasText: name }).first().getByRole("button", { name: /^Tambah: / }).click();
  await dialog.locator("summary").nth(2).click();
  await dialog.getByLabel("Kategori").last().selectOption({ index: 2 });
  await dialog.getByRole("button", { name: "Tambah undian" }).first().click();
  await usable(page);
  await page.keyboard.press("Escape");
  await expect(page.locator("main")).toContainText(/Bank soal, versi \d+/);
  await expect(page.locator("main")).toContainText(/\d+ soal cocok/);

  // What a row is worth is changed in place, and what was removed comes back.
  const worth = page.getByLabel("Bobot", { exact: true }).first();
  await worth.fill("abc");
  await page.keyboard.press("Tab");
  await expect(worth).toHaveAttribute("aria-invalid", "true");
  await usable(page);
  await worth.fill("2,5");
  await page.keyboard.press("Tab");
  await expect(worth).not.toHaveAttribute("aria-invalid");
  const rows = page.locator("main .s-blueprint__row");
  const count = await rows.count();
  await page.getByRole("button", { name: "Hapus baris 2", exact: true }).click();
  await expect(rows).toHaveCount(count - 1);
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(rows).toHaveCount(count);
  await expect(rows.nth(1)).toBeFocused();

  // A number that is changed by keyboard is kept, and the field stays in hand.
  const many = page.locator("main .s-blueprint__count select").last();
  const kept = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/blueprints/"));
  await many.focus();
  await page.keyboard.press("ArrowDown");
  await expect(many).toHaveValue("2");
  expect((await kept).ok()).toBe(true);
  await expect(page.getByRole("status").filter({ hasText: "Tersimpan" })).toBeVisible();
  await expect(many).toBeFocused();

  await page.getByRole("button", { name: "Tambah bagian" }).click();
  await expect(page.locator("main")).toContainText("Bagian 2 belum berisi soal");
  // What is wrong leads to where it is.
  await page.getByRole("link", { name: /^Bagian 2 perlu judul/ }).click();
  await expect(page.locator("main [id^=bagian-]").nth(1)).toBeFocused();
  await page.getByLabel("Pindahkan ke").first().selectOption({ index: 1 });
  for (const [place, title] of ["Pengetahuan", "Penerapan"].entries()) {
    await page.getByText("Judul dan petunjuk bagian").nth(place).click();
    await page.getByLabel("Judul bagian").nth(place).fill(title);
    const form = page.locator("main form").filter({ has: page.getByLabel("Judul bagian") }).nth(place);
    await form.getByRole("button", { name: "Terapkan" }).click();
    await expect(page.getByRole("heading", { name: `Bagian ${place + 1}: ${title}` })).toBeVisible();
  }
  await expect(page.locator("main")).not.toContainText("perlu judul");
  await usableFromTop(page);

  // Tried as a learner would see it: marked here, kept nowhere.
  await page.getByRole("link", { name: "Coba sebagai peserta" }).click();
  await page.waitForURL(/\/coba$/);
  await usable(page);
  // Its parts and its pages are those of a learner, and the result is there at any time.
  await expect(page.locator("main")).toContainText("Bagian 1 dari 2");
  await expect(page.locator("main .q-section")).toHaveText("Pengetahuan");
  await expect(page.getByRole("heading", { name: /^Soal 1(–\d+)? dari \d+/ })).toBeVisible();
  await page.getByRole("button", { name: "Lihat hasil" }).click();
  await expect(page.getByRole("heading", { name: "Hasil percobaan" })).toBeFocused();
  await usable(page);
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").last().click();
  await page.waitForURL(/\/kisi-kisi\/[^/]+\/[^/]+\/[^/]+$/);

  // Only what is kept becomes a version, and the version is a draft.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Bagian 2: Penerapan" })).toBeVisible();
  const marks = page.locator("main .s-blueprint__worth input");
  expect(await marks.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toContain("2,5");
  await page.getByRole("button", { name: "Jadikan versi draf" }).click();
  await expect(page.locator("main")).toContainText(/Versi \d+ dibuat/);
  await expect(page.getByRole("heading", { name: "Bagian 2: Penerapan" })).toBeVisible();
  await page.getByRole("link", { name: "Buka daftar versi" }).click();
  await page.waitForURL(/\/versi$/);
  await usable(page);
});

test("who does not author has no blueprints", async ({ learner: page }) => {
  await page.goto("/kisi-kisi");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
