// A course from nothing to its learners: written, handed in, read by a colleague, sent back, approved, published, taken.
import type { Locator, Page } from "@playwright/test";
import { expect, handIn, ready, signIn, test, usable, usableFromTop } from "../fixtures/sinau";
import { begin, openLesson } from "../pages/study";

/** Waits until everything is kept. */
const kept = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();

/** Takes a step and waits for what it comes to. */
async function step(page: Page, button: string, state: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.locator("main")).toContainText(state);
}

/** Ten claims, all of them true. */
const CLAIMS = Array.from({ length: 10 }, (_, no) => `::Soal ${no + 1}:: Sapaan ke-${no + 1} dibalas dengan ramah. {TRUE}`).join("\n\n");

/** Back from a page of the draft to its outline. */
async function outline(page: Page) {
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
}

/** Opens a unit from the outline. */
async function unit(page: Page, title: string) {
  await page.locator("[data-kind=materi]").getByRole("link", { name: title, exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
}

/** Brings a file for a field of the unit. */
async function bring(page: Page, field: string, kind: string, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByRole("group", { name: field }).getByRole("button", { name: "Pilih berkas" }).click();
  const dialog = page.getByRole("dialog", { name: field });
  await usable(page);
  await dialog.getByLabel(kind).setInputFiles(file);
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

const MEDIA = "../backend/courses/pelayanan-publik-prima/01-hakikat-pelayanan";

/** Waits until a picture is there. */
async function seen(picture: Locator) {
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
}

/** A course of two modules, written from nothing. */
async function write(page: Page, name: string) {
  await page.goto("/studio");
  await usable(page);
  await page.getByRole("button", { name: "Mulai draf" }).click();
  await page.getByLabel("Judul pelatihan").fill(name);
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  for (const [module, units] of [["Menyapa", [["Salam", "text"], ["Rekaman loket", "video"]]], ["Menutup", [["Kuis akhir", "quiz"]]]] as const) {
    await page.getByRole("button", { name: "Tambah modul" }).click();
    await expect(page.getByLabel("Judul modul baru")).toBeFocused();
    await page.keyboard.type(module);
    await page.keyboard.press("Enter");
    const title = page.getByLabel("Judul materi baru");
    for (const [unit, kind] of units) {
      await expect(title).toBeFocused();
      await expect(title).toHaveValue("");
      await page.getByLabel("Jenis").selectOption(kind);
      await title.fill(unit);
      await title.press("Enter");
      await expect(page.locator("[data-kind=materi]").getByRole("link", { name: unit, exact: true })).toBeVisible();
    }
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: "Tujuan modul" }).last().fill(`${module} dengan ramah`);
    await page.getByRole("button", { name: "Terapkan" }).last().click();
    await kept(page);
  }

  await page.getByRole("link", { name: "Tentang pelatihan" }).click();
  await page.waitForURL(/\/tentang$/);
  const about = { Ringkasan: "Menyapa warga di loket.", Deskripsi: "Untuk petugas loket.", "Untuk siapa": "Petugas loket", "Hasil belajar": "Menyapa warga", Kompetensi: "pelayanan-publik 2", "Alasan jumlah JP": "Materi dan kuis." };
  for (const [field, words] of Object.entries(about)) await page.getByLabel(field).fill(words);
  await page.getByLabel("JP", { exact: true }).fill("1");
  await kept(page);
  await outline(page);

  // A text with a picture, which comes from this device.
  await unit(page, "Salam");
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Teks", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await page.keyboard.type("Sapalah warga lebih dahulu.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Gambar", exact: true }).click();
  await expect(page.getByRole("group", { name: "Berkas gambar" })).toBeVisible();
  await bring(page, "Berkas gambar", "Unggah gambar", `${MEDIA}/images/lima-langkah.webp`);
  await page.getByLabel("Yang tampak pada gambar").fill("Petugas menyapa warga");
  await seen(page.locator(".s-draft__preview img"));
  await usableFromTop(page);
  await page.getByRole("button", { name: "Selesai", exact: true }).click();
  await page.getByText("Pengaturan materi").click();
  await page.getByLabel("Menit", { exact: true }).fill("40");
  await kept(page);
  await outline(page);

  // A video with captions; its length is read from the file.
  await unit(page, "Rekaman loket");
  await bring(page, "Berkas", "Unggah video", `${MEDIA}/media/lima-langkah.webm`);
  await expect(page.getByLabel("Alasan tanpa takarir")).toBeVisible();
  await bring(page, "Takarir", "Unggah takarir", `${MEDIA}/media/lima-langkah.id.vtt`);
  await expect(page.getByLabel("Alasan tanpa takarir")).toHaveCount(0);
  await expect(page.getByLabel("Panjang video (detik)")).toHaveValue(/^6[45]$/);
  await page.getByLabel("Menit", { exact: true }).fill("5");
  await page.getByLabel("Bagian yang harus ditonton").fill("2");
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Teks", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await page.keyboard.type("Petugas menyapa warga.");
  await page.keyboard.press("Escape");
  await kept(page);
  await usableFromTop(page);
  await outline(page);

  await unit(page, "Kuis akhir");
  await page.getByText("Tempel soal sebagai teks", { exact: true }).click();
  await page.getByLabel("Teks soal").fill(CLAIMS);
  await page.getByRole("button", { name: "Tambahkan soal" }).click();
  await expect(page.locator("[data-kind=soal]")).toHaveCount(10);
  await kept(page);
  await outline(page);
  await expect(page.getByRole("complementary", { name: "Temuan" })).toContainText("0 kesalahan");
}

/** A learner begins with the text. */
async function start(page: Page, name: string) {
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.locator("main").getByRole("button", { name: "Daftar & mulai" }).first().click();
  await page.waitForURL(/\/belajar\/[^/]+\/[^/]+/);
  await usable(page);
  await seen(page.getByRole("img", { name: "Petugas menyapa warga" }));
  await page.getByRole("button", { name: "Tandai selesai & lanjut" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rekaman loket");
}

/** The author publishes the course once more, with another title of its last unit. */
async function revise(page: Page, name: string) {
  await page.goto("/studio");
  await ready(page);
  await page.getByRole("button", { name: "Mulai draf" }).click();
  await page.getByRole("radio", { name: /^Versi berikutnya/ }).check();
  const courses = page.getByLabel("Pelatihan", { exact: true });
  await courses.selectOption(await courses.locator("option").filter({ hasText: name }).getAttribute("value"));
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await page.locator("[data-kind=materi]").getByRole("link", { name: "Kuis akhir", exact: true }).focus();
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Judul", exact: true })).toBeFocused();
  await page.keyboard.type("Ujian akhir");
  await page.keyboard.press("Enter");
  await kept(page);
  await page.getByRole("link", { name: "Telaah" }).click();
  await page.waitForURL(/\/telaah$/);
  await step(page, "Terbitkan", "Versi ini sudah terbit");
}

/** The learner, who is in the middle of it, reads what is new and goes on with it: what was done counts. */
async function upgrade(page: Page) {
  await page.goto(page.url().replace(/\/belajar\/([^/]+)\/.*/, "/pembelajaran/$1"));
  await usable(page);
  await expect(page.locator("main")).toContainText("Versi 2 sudah terbit");
  await expect(page.locator("main")).toContainText("setelah pindah 1 dari 3");
  await page.getByRole("button", { name: "Pindah ke versi 2" }).click();
  await expect(page.getByRole("heading", { name: "Versi 2 sudah terbit" })).toHaveCount(0);
  await expect(page.locator("main")).toContainText("1 dari 3 materi wajib");
  await usable(page);
  await page.getByRole("link", { name: "Lanjutkan", exact: true }).click();
  await page.waitForURL(/\/belajar\//);
  await ready(page);
}

/** A learner takes what is left. */
async function finish(page: Page) {
  await openLesson(page, "Rekaman loket");
  await ready(page);
  await expect(page.locator("video track[kind=captions]")).toHaveCount(1);
  await page.locator("video").evaluate((video: HTMLVideoElement) => {
    video.muted = true;
    return video.play();
  });
  await expect(page.locator("main")).toContainText("Selesai", { timeout: 30_000 });
  await openLesson(page, "Ujian akhir");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  for (let no = 1; no <= 10; no += 1) {
    await page.locator("main").getByRole("radio", { name: "Benar" }).check({ force: true });
    if (no < 10) {
      await page.getByRole("button", { name: "Berikutnya" }).click();
      await expect(page).toHaveURL(new RegExp(`soal=${no + 1}`));
    }
  }
  await page.goto(page.url().replace(/\?.*/, "/periksa"));
  await ready(page);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await usable(page);
  await expect(page.locator("main")).toContainText("Anda lulus");
}

test("an instructor writes a course from nothing, a colleague reads it, and a learner completes it", async ({ instructor: dewi, browser }, info) => {
  test.setTimeout(400_000);
  const name = `Menyapa warga ${info.project.name} ${Date.now()}`;
  await write(dewi, name);
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

  // What is about a block is said at the block, on the unit that a reader cannot change.
  await agus.goto(draft);
  await ready(agus);
  await unit(agus, "Salam");
  await usable(agus);
  await expect(agus.locator("main")).toContainText("Anda membaca materi ini");
  await expect(agus.getByRole("button", { name: "Tambah blok" })).toHaveCount(0);
  await agus.getByRole("button", { name: "Catatan: Sapalah warga lebih dahulu." }).click();
  const said = agus.getByRole("dialog", { name: "Catatan: Sapalah warga lebih dahulu." });
  await said.getByLabel("Tulis catatan").fill("Sebutkan salamnya.");
  await said.getByRole("button", { name: "Kirim catatan" }).click();
  await expect(said.getByRole("listitem")).toContainText("Sebutkan salamnya.");
  await usable(agus);
  await agus.keyboard.press("Escape");
  await expect(agus.getByRole("button", { name: "1 catatan terbuka: Sapalah warga lebih dahulu." })).toBeFocused();
  await agus.goto(`${draft}/telaah`);
  await ready(agus);
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
  await dewi.getByRole("listitem").filter({ hasText: "Tambahkan contoh" }).getByRole("button", { name: "Selesai", exact: true }).click();
  await expect(dewi.locator("main")).toContainText("Diselesaikan Dewi");
  await dewi.getByRole("listitem").filter({ hasText: "Sebutkan salamnya." }).getByRole("link").click();
  await dewi.waitForURL(/#blok-/);
  await dewi.getByRole("button", { name: "1 catatan terbuka: Sapalah warga lebih dahulu." }).click();
  const asked = dewi.getByRole("dialog", { name: "Catatan: Sapalah warga lebih dahulu." });
  await expect(asked).toContainText("Sebutkan salamnya.");
  await asked.getByRole("button", { name: "Selesai", exact: true }).click();
  await expect(asked).toContainText("Diselesaikan Dewi");
  await usable(dewi);
  await dewi.keyboard.press("Escape");
  await expect(dewi.getByRole("button", { name: "Catatan: Sapalah warga lebih dahulu." })).toBeFocused();
  await dewi.goto(`${draft}/telaah`);
  await ready(dewi);
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
  const course = new URL(dewi.url()).pathname;

  const desk = await browser.newContext(info.project.use);
  const sari = await desk.newPage();
  await signIn(sari, "sari@demo.sinau.id", course);
  await start(sari, name);
  await revise(dewi, name);
  await upgrade(sari);
  await finish(sari);
  await desk.close();
});
