// Providers: an administrator makes one with a member, who names it on a draft; a course's page leads to its provider's others.
import { expect, ready, signIn, test, usable, usableFromTop } from "../fixtures/sinau";

test("an administrator makes a provider with a member, who names it", async ({ admin: page, browser }, info) => {
  test.slow();
  const name = `Lembaga ${info.project.name} ${Date.now()}`;
  await page.goto("/organisasi");
  await ready(page);
  await page.getByRole("link", { name: "Penyelenggara", exact: true }).click();
  await page.waitForURL(/\/penyelenggara$/);
  await usable(page);
  await page.getByRole("link", { name: "Tambah penyelenggara" }).first().click();
  await page.waitForURL(/\/penyelenggara\/baru$/);
  await ready(page);
  await page.getByLabel("Situs").fill("http://contoh.go.id");
  await page.getByRole("button", { name: "Simpan penyelenggara" }).click();
  await expect(page.locator("main")).toContainText("Isi nama penyelenggara.");
  await expect(page.locator("main")).toContainText("diawali https://.");
  await usableFromTop(page);
  await page.getByLabel("Nama", { exact: true }).fill(name);
  await page.getByLabel("Situs").fill("https://contoh.go.id");
  await page.getByLabel("Jenis").selectOption({ label: "Organisasi profesi" });
  await page.getByRole("button", { name: "Simpan penyelenggara" }).click();
  await page.waitForURL(/\/penyelenggara\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.getByLabel("Pengajar").selectOption({ label: "Dewi Lestari" });
  await page.getByRole("button", { name: "Tambahkan" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Dewi Lestari" })).toContainText("Penulis");
  await usableFromTop(page);

  // The member names it by choosing it; a colleague is not offered it, and is refused where the name is typed.
  const { baseURL, locale, timezoneId, viewport, hasTouch, colorScheme } = info.project.use;
  for (const who of ["dewi", "agus"]) {
    const context = await browser.newContext({ baseURL, locale, timezoneId, viewport, hasTouch, colorScheme });
    const author = await context.newPage();
    await signIn(author, `${who}@demo.sinau.id`, "/studio");
    await author.getByRole("button", { name: "Mulai draf" }).click();
    await author.getByLabel("Judul pelatihan").fill(`Atas nama ${who} ${name}`);
    await author.getByRole("button", { name: "Mulai", exact: true }).click();
    await author.waitForURL(/\/studio\/[0-9a-f-]+$/);
    await ready(author);
    await author.getByRole("link", { name: "Tentang pelatihan" }).click();
    await author.waitForURL(/\/tentang$/);
    await ready(author);
    const provider = author.getByLabel("Penyelenggara", { exact: true });
    await expect(provider.getByRole("option", { name: "BKPSDM Kota Contoh" })).toBeAttached();
    if (who === "dewi") {
      await provider.selectOption({ label: name });
      await expect(author.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();
      await author.reload();
      await ready(author);
      await expect(provider).toHaveValue(name);
      await usableFromTop(author);
    } else {
      await expect(provider.getByRole("option", { name })).toHaveCount(0);
      await provider.selectOption({ label: "Nama lain…" });
      await author.getByLabel("Nama penyelenggara").fill(name);
      await expect(author.getByText("hanya dapat dicantumkan oleh anggotanya").first()).toBeVisible();
      await usableFromTop(author);
    }
    await context.close();
  }

  // Closed, it stays in the list.
  await page.getByRole("checkbox", { name: /^Tutup: / }).check();
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText("Perubahan disimpan.").first()).toBeVisible();
  await page.goto("/penyelenggara");
  await ready(page);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Ditutup");
});

test("a course leads to the others of its provider", async ({ learner: page }) => {
  await page.goto("/pelatihan/pelayanan-publik-prima");
  await usable(page);
  await page.getByRole("link", { name: "BKPSDM Kota Contoh" }).first().click();
  await page.waitForURL(/\/katalog\?penyelenggara=bkpsdm-kota-contoh/);
  await ready(page);
  await expect(page.getByRole("link", { name: "Pelayanan Publik Prima" }).first()).toBeVisible();
  await usable(page);
});
