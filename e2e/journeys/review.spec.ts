// A draft on its way to learners: handed in, read by a colleague, sent back, put right, approved and published.
import type { Page } from "@playwright/test";
import { expect, signIn, test, usable, usableFromTop } from "../fixtures/sinau";

/** Takes a step and waits for what it comes to. */
async function step(page: Page, button: string, state: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.locator("main")).toContainText(state);
}

test("two colleagues bring a draft to its learners", async ({ instructor: dewi, browser }, info) => {
  test.slow();
  const name = `Loket kelurahan ${info.project.name} ${Date.now()}`;
  await dewi.goto("/studio");
  await usable(dewi);
  await dewi.getByRole("button", { name: "Mulai draf" }).click();
  await dewi.getByRole("radio", { name: /^Salinan sebuah pelatihan/ }).check();
  await dewi.getByLabel("Pelatihan", { exact: true }).selectOption({ index: 1 });
  await dewi.getByLabel("Judul pelatihan").fill(name);
  await dewi.getByRole("button", { name: "Mulai", exact: true }).click();
  await dewi.waitForURL(/\/studio\/[^/]+$/);
  await usable(dewi);
  const draft = new URL(dewi.url()).pathname;

  // The author hands it in; it can then not be changed.
  await dewi.getByRole("link", { name: "Telaah" }).click();
  await dewi.waitForURL(/\/telaah$/);
  await usableFromTop(dewi);
  await expect(dewi.locator("main")).toContainText("Sedang ditulis");
  await step(dewi, "Ajukan untuk ditelaah", "Diajukan");

  // A colleague reads it, says what is missing, and wants it changed.
  const context = await browser.newContext(info.project.use);
  const agus = await context.newPage();
  await signIn(agus, "agus@demo.sinau.id", `${draft}/telaah`);
  await usable(agus);
  await step(agus, "Mulai menelaah", "Sedang ditelaah");
  await agus.getByLabel("Tulis catatan").fill("Tambahkan contoh dari kelurahan.");
  await agus.getByRole("button", { name: "Kirim catatan" }).click();
  await expect(agus.locator("main")).toContainText("Tambahkan contoh dari kelurahan.");
  await agus.getByRole("button", { name: "Minta perbaikan", exact: true }).click();
  const dialog = agus.getByRole("dialog");
  await dialog.getByRole("button", { name: "Minta perbaikan" }).click();
  await expect(dialog).toContainText("paling sedikit 5 huruf");
  await usable(agus);
  await dialog.getByLabel("Apa yang perlu diubah?").fill("Beri contoh dari kelurahan.");
  await dialog.getByRole("button", { name: "Minta perbaikan" }).click();
  await expect(agus.locator("main")).toContainText("Perlu perbaikan");

  // The author sees why, puts it right, and hands it in again.
  await dewi.reload();
  await expect(dewi.locator("main")).toContainText("Beri contoh dari kelurahan.");
  await dewi.getByRole("button", { name: "Selesai", exact: true }).click();
  await expect(dewi.locator("main")).toContainText("Diselesaikan Dewi");
  await dewi.getByRole("link", { name: "Bandingkan dengan versi terakhir" }).click();
  await dewi.waitForURL(/\/banding$/);
  await usableFromTop(dewi);
  await expect(dewi.locator("main")).toContainText("Pelatihan ini baru");
  await dewi.goto(`${draft}/telaah`);
  await step(dewi, "Ajukan untuk ditelaah", "Diajukan");

  // The colleague has looked at everything and approves; the author publishes.
  await agus.reload();
  await step(agus, "Mulai menelaah", "Sedang ditelaah");
  await agus.getByRole("button", { name: "Setujui", exact: true }).click();
  for (const point of await dialog.getByRole("checkbox").all()) await point.check();
  await usable(agus);
  await dialog.getByRole("button", { name: "Setujui" }).click();
  await expect(agus.locator("main")).toContainText("Disetujui");
  await context.close();
  await dewi.reload();
  await step(dewi, "Terbitkan", "Versi ini sudah terbit");
  await usable(dewi);
  await dewi.getByRole("link", { name: "Lihat pelatihan" }).click();
  await expect(dewi.getByRole("heading", { name, level: 1 })).toBeVisible();
});
