// Batches: one seat and two who want it, a nomination from the team's page, and a batch that is cancelled.
import { type Page } from "@playwright/test";
import { expect, ready, test, usable, usableFromTop } from "../fixtures/sinau";

const COURSE = "/pelatihan/pelayanan-publik-prima";

/** A day so many days from today. */
function day(days: number) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The card of a batch. */
function card(page: Page, name: string) {
  return page.locator("main article").filter({ hasText: name });
}

/** The instructor makes a batch and is on its page. */
async function create(page: Page, name: string, byNomination: boolean) {
  await page.goto("/angkatan");
  await usable(page);
  await page.getByRole("link", { name: "Buat angkatan" }).first().click();
  await page.waitForURL("**/angkatan/baru");
  await usable(page);
  await page.getByRole("button", { name: "Buat angkatan" }).click();
  await expect(page.locator("main")).toContainText("Isi nama angkatan");
  await page.getByLabel("Pelatihan").selectOption({ label: "Pelayanan Publik Prima" });
  await page.getByLabel("Nama angkatan").fill(name);
  await page.getByLabel("Hari pertama").fill(day(40));
  await page.getByLabel("Hari terakhir").fill(day(42));
  await page.getByLabel("Pendaftaran dibuka").fill(day(-2));
  await page.getByLabel("Pendaftaran ditutup").fill(day(30));
  await page.getByLabel("Kursi").fill("1");
  if (byNomination) await page.getByLabel("Hanya untuk yang diusulkan atasan").check();
  await page.getByRole("button", { name: "Buat angkatan" }).click();
  await page.waitForURL(/\/angkatan\/[0-9a-f-]{36}$/);
  await usable(page);
  await expect(page.locator("main h1")).toHaveText(name);
}

async function cancel(page: Page) {
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Batalkan angkatan" }).click();
  const dialog = page.getByRole("dialog", { name: "Batalkan angkatan" });
  await dialog.getByLabel("Alasan").fill("Narasumber berhalangan hadir.");
  await usable(page);
  await dialog.getByRole("button", { name: "Batalkan angkatan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("main")).toContainText("Narasumber berhalangan hadir.");
}

test("whoever waits gets the seat of the one who leaves", async ({ instructor, learner, admin }, info) => {
  const name = `Angkatan uji ${info.project.name} ${Date.now()}`;
  await create(instructor, name, false);

  await admin.goto(COURSE);
  await ready(admin);
  await card(admin, name).getByRole("button", { name: "Ambil kursi" }).click();
  await expect(card(admin, name)).toContainText("Mendapat kursi");
  await usableFromTop(admin);

  await learner.goto(COURSE);
  await ready(learner);
  await expect(card(learner, name)).toContainText("0 dari 1 kursi tersisa");
  await card(learner, name).getByRole("button", { name: "Masuk daftar tunggu" }).click();
  await expect(card(learner, name)).toContainText("Daftar tunggu, urutan 1");
  await usableFromTop(learner);

  await card(admin, name).getByRole("button", { name: "Lepas kursi" }).click();
  await expect(card(admin, name)).toContainText("Tempat Anda diberikan kepada yang menunggu");
  await usableFromTop(admin);
  await card(admin, name).locator("form").getByRole("button", { name: "Lepas kursi" }).click();
  await expect(card(admin, name)).not.toContainText("Mendapat kursi");

  await learner.goto("/pembelajaran");
  await ready(learner);
  await expect(card(learner, name)).toContainText("Mendapat kursi");
  await usableFromTop(learner);

  await instructor.reload();
  await ready(instructor);
  const rows = instructor.getByRole("row");
  await expect(rows.filter({ hasText: "Budi Santoso" })).toContainText("Mendapat kursi");
  await expect(rows.filter({ hasText: "Keluar" }).first()).toBeVisible();
  await instructor.getByRole("button", { name: "Tambah orang" }).click();
  const dialog = instructor.getByRole("dialog", { name: "Tambah orang" });
  await dialog.getByRole("searchbox").fill("sari wulandari");
  await dialog.getByText("Sari Wulandari").first().click();
  await dialog.getByLabel("Alasan").fill("Mendampingi peserta dari dinas.");
  await usable(instructor);
  await dialog.getByRole("button", { name: "Tambah orang" }).click();
  await expect(dialog).toBeHidden();
  await expect(rows.filter({ hasText: "Sari Wulandari" })).toContainText("Daftar tunggu, urutan 1");

  // The copy is there at once. What says something else comes while a reason is being typed, and waits.
  let letThrough = () => {};
  const held = new Promise<void>((done) => { letThrough = done; });
  await learner.route("**/api/v1/batch-seats", async (route) => { await held; await route.continue(); });
  const menu = learner.getByRole("navigation", { name: "Menu" });
  await menu.getByRole("link", { name: "Katalog" }).click();
  await learner.waitForURL("**/katalog");
  await menu.getByRole("link", { name: "Pembelajaran" }).click();
  await card(learner, name).getByRole("button", { name: "Lepas kursi" }).click();
  await card(learner, name).getByLabel("Alasan").fill("Dinas luar");
  const late = learner.waitForResponse("**/api/v1/batch-seats");
  letThrough();
  await (await late).finished();
  await expect(card(learner, name).getByLabel("Alasan")).toHaveValue("Dinas luar");
  await expect(card(learner, name)).not.toContainText("orang menunggu");
  await card(learner, name).getByRole("button", { name: "Kembali" }).click();
  await expect(card(learner, name)).toContainText("1 orang menunggu");

  await cancel(instructor);
  await learner.reload();
  await expect(card(learner, name)).toContainText("Dibatalkan");
});

test("a superior nominates and the person accepts", async ({ instructor, superior, learner }, info) => {
  const name = `Angkatan usulan ${info.project.name} ${Date.now()}`;
  await create(instructor, name, true);

  await superior.goto("/tim?q=budi+santoso");
  await ready(superior);
  await superior.getByRole("link", { name: /Budi Santoso/ }).first().click();
  await superior.waitForURL(/\/tim\/orang\//);
  await ready(superior);
  await superior.getByRole("button", { name: "Usulkan ke angkatan" }).click();
  const dialog = superior.getByRole("dialog", { name: "Usulkan ke angkatan" });
  await dialog.getByRole("button", { name: "Kirim usulan" }).click();
  await expect(dialog).toContainText("Pilih angkatan.");
  await dialog.getByText(name).click();
  await dialog.getByLabel("Alasan").fill("Akan melayani di loket baru.");
  await usable(superior);
  await dialog.getByRole("button", { name: "Kirim usulan" }).click();
  await expect(dialog).toBeHidden();

  await learner.goto("/");
  await usable(learner);
  await learner.getByRole("link", { name: "Lihat dan jawab usulannya" }).click();
  await learner.waitForURL("**/pembelajaran");
  await ready(learner);
  await expect(card(learner, name)).toContainText("Diusulkan oleh Sari Wulandari: Akan melayani di loket baru.");
  await usableFromTop(learner);
  await card(learner, name).getByRole("button", { name: "Terima usulan" }).click();
  await expect(card(learner, name)).toContainText("Mendapat kursi");
  await cancel(instructor);
});

test("who runs no training is told so", async ({ learner: page }) => {
  await page.goto("/angkatan");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
