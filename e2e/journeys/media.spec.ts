// The media library: files are sent over a line that breaks, found, named for those who do not see them, and removed.
import { expect, test, usable } from "../fixtures/sinau";

/** Bytes of a video: its head, then something that does not matter. */
function video(bytes: number): Buffer {
  const head = Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1");
  return Buffer.concat([head, Buffer.alloc(bytes - head.length, 7)]);
}

/** The smallest picture: one point. */
const POINT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

test("an instructor sends a film over a line that breaks, and it goes on by itself", async ({ instructor: page }, info) => {
  const name = `film-${info.project.name}-${Date.now()}.mp4`;
  // A quick build opens the page anew as soon as the server can be reached again.
  await page.route(/\/reload\.js/, (route) => route.abort());
  await page.goto("/media");
  await usable(page);

  // The third part meets no network; the line comes back later.
  const offsets: string[] = [];
  let parts = 0;
  await page.route(/\/part\?/, async (route) => {
    parts += 1;
    offsets.push(new URL(route.request().url()).searchParams.get("offset") ?? "");
    if (parts === 3) {
      await page.context().setOffline(true);
      await route.abort("internetdisconnected");
    } else {
      await route.continue();
    }
  });
  await page.getByLabel("Tambah berkas").setInputFiles({ name, mimeType: "video/mp4", buffer: video(3_000_000) });
  const sending = page.getByRole("list", { name: "Berkas yang dikirim" });
  await expect(sending).toContainText("Koneksi terputus, dilanjutkan sendiri");
  await expect(sending.getByRole("progressbar", { name })).toBeVisible();
  await page.context().setOffline(false);
  await expect(sending.getByText("Diterima", { exact: true })).toBeVisible({ timeout: 30_000 });
  // It went on where it was, not from the beginning.
  expect(offsets.filter((offset) => offset === "0")).toHaveLength(1);
  await expect(page.getByRole("table")).toContainText(name);
  await usable(page);

  await page.getByRole("table").getByRole("button", { name }).click();
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog).toContainText("Belum dipakai di mana pun");
  await dialog.getByRole("button", { name: "Hapus berkas" }).click();
  await dialog.getByRole("button", { name: "Hapus berkas" }).click();
  await expect(page.getByRole("table").or(page.getByText("Pustaka masih kosong"))).not.toContainText(name);
});

test("a picture gets words for those who do not see it, and what is no picture is refused with its reason", async ({ instructor: page }, info) => {
  const stem = `titik-${info.project.name}-${Date.now()}`;
  await page.goto("/media");
  await page.getByLabel("Tambah berkas").setInputFiles([
    { name: `${stem}.png`, mimeType: "image/png", buffer: POINT },
    { name: "palsu.png", mimeType: "image/png", buffer: Buffer.from("MZ this is a program") },
  ]);
  const sending = page.getByRole("list", { name: "Berkas yang dikirim" });
  await expect(sending.getByText("Diterima", { exact: true })).toBeVisible();
  await expect(sending).toContainText("Isi berkas tidak sesuai dengan akhiran .png");
  await usable(page);
  await sending.getByRole("button", { name: "Keluarkan dari daftar" }).last().click();
  await expect(sending).not.toContainText("palsu.png");

  await page.getByLabel("Cari berkas").fill(stem);
  await expect(page).toHaveURL(/q=titik/);
  await expect(page.getByRole("table")).toContainText("Belum ada teks pengganti");
  await page.getByRole("table").getByRole("button", { name: stem }).click();
  const dialog = page.getByRole("dialog", { name: stem });
  await dialog.getByLabel("Teks pengganti").fill("Satu titik");
  await usable(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("table")).not.toContainText("Belum ada teks pengganti");
  await page.getByLabel("Jenis").selectOption("document");
  await expect(page.getByRole("button", { name: stem })).toHaveCount(0);
});
