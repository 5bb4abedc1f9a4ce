// The studio: an instructor writes a course from nothing, takes changes back, puts findings right, and makes a version of it.
import type { Page, Request } from "@playwright/test";
import { expect, ready, signIn, test, usable, usableFromTop } from "../fixtures/sinau";

/** Waits until everything is kept. */
const kept = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();

const row = (page: Page, title: string) =>
  page.locator("[data-kind=materi]").filter({ has: page.getByRole("link", { name: title, exact: true }) });

const titles = (page: Page) => page.locator("[data-kind=materi] .s-draft__title").allTextContents();

/** Puts formatted text on the clipboard as a word processor does, and pastes it. */
const paste = (page: Page, html: string) =>
  page.locator("textarea.s-draft__text").evaluate((field, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "teks");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);

test("an instructor writes a course and makes a version of it", async ({ instructor: page }, info) => {
  test.slow();
  const name = `Arsip digital ${info.project.name} ${Date.now()}`;
  await page.goto("/studio");
  await usable(page);
  await page.getByRole("button", { name: "Mulai draf" }).click();
  await usable(page);
  await page.getByLabel("Judul pelatihan").fill(name);
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await usable(page);

  // A module and its units, one after the other, by keyboard alone.
  await page.getByRole("button", { name: "Tambah modul" }).click();
  await expect(page.getByLabel("Judul modul baru")).toBeFocused();
  await page.keyboard.type("Mengenal arsip");
  await page.keyboard.press("Enter");
  const title = page.getByLabel("Judul materi baru");
  for (const unit of ["Apa itu arsip", "Alur arsip"]) {
    await expect(title).toBeFocused();
    await expect(title).toHaveValue("");
    await page.keyboard.type(unit);
    await page.keyboard.press("Enter");
    await expect(row(page, unit)).toBeVisible();
  }
  await page.getByLabel("Jenis").selectOption("quiz");
  await title.fill("Kuis arsip");
  await page.keyboard.press("Enter");
  await expect(row(page, "Kuis arsip")).toBeVisible();
  await expect(title).toBeFocused();
  await page.keyboard.press("Escape");
  await kept(page);
  await usableFromTop(page);

  // Renamed in place, moved by buttons and keys, taken back and done again.
  await row(page, "Apa itu arsip").getByRole("link").focus();
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Judul", exact: true })).toBeFocused();
  await page.keyboard.type("Arti arsip");
  await page.keyboard.press("Enter");
  await expect(row(page, "Arti arsip").getByRole("link")).toBeFocused();
  await page.getByRole("button", { name: "Turun: Arti arsip" }).click();
  await expect(page.getByRole("button", { name: "Turun: Arti arsip" })).toBeFocused();
  await kept(page);
  expect(await titles(page)).toEqual(["Alur arsip", "Arti arsip", "Kuis arsip"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => titles(page)).toEqual(["Arti arsip", "Alur arsip", "Kuis arsip"]);
  await page.getByRole("button", { name: /^Ulangi: / }).click();
  await expect.poll(() => titles(page)).toEqual(["Alur arsip", "Arti arsip", "Kuis arsip"]);
  await page.getByRole("button", { name: /^Batalkan: / }).first().click();
  await expect.poll(() => titles(page)).toEqual(["Arti arsip", "Alur arsip", "Kuis arsip"]);

  // Several at once: hidden, shown, and moved by a list.
  await page.getByRole("checkbox", { name: "Pilih Alur arsip" }).check();
  await page.getByRole("button", { name: "Sembunyikan", exact: true }).click();
  await expect(row(page, "Alur arsip")).toContainText("Disembunyikan");
  await page.getByRole("button", { name: "Tampilkan", exact: true }).click();
  await expect(row(page, "Alur arsip")).not.toContainText("Disembunyikan");
  await page.getByRole("button", { name: "Pindah ke…" }).click();
  const dialog = page.getByRole("dialog", { name: "Pindah ke mana?" });
  await dialog.getByLabel("Tempat").selectOption({ label: "Setelah Kuis arsip" });
  await usable(page);
  await dialog.getByRole("button", { name: "Pindahkan" }).click();
  await expect.poll(() => titles(page)).toEqual(["Arti arsip", "Kuis arsip", "Alur arsip"]);
  await page.getByRole("button", { name: "Batal pilih" }).click();

  // Removed, and brought back.
  await page.getByRole("button", { name: "Tindakan lain: Alur arsip" }).click();
  await row(page, "Alur arsip").getByRole("button", { name: "Hapus" }).click();
  await expect(row(page, "Alur arsip")).toHaveCount(0);
  await page.getByRole("region", { name: "Pesan singkat" }).getByRole("button", { name: "Batalkan" }).click();
  await expect(row(page, "Alur arsip")).toBeVisible();
  await kept(page);

  await page.getByRole("textbox", { name: "Tujuan modul" }).fill("Menjelaskan arti arsip\nMenata arsip");
  await page.getByRole("button", { name: "Terapkan" }).click();
  await kept(page);

  // The course about itself: kept while it is typed.
  await page.getByRole("link", { name: "Tentang pelatihan" }).click();
  await page.waitForURL(/\/tentang$/);
  await usable(page);
  await page.getByLabel("Ringkasan").fill("Menata arsip sejak surat masuk.");
  await page.getByLabel("Deskripsi").fill("Untuk semua pengelola surat.");
  await page.getByLabel("Untuk siapa").fill("Pengelola surat");
  await page.getByLabel("Hasil belajar").fill("Menata arsip");
  await page.getByLabel("Kompetensi").fill("pengelolaan-arsip");
  await expect(page.locator("main")).toContainText("Tulis kode dan tingkat 1 sampai 5");
  await page.getByLabel("Kompetensi").fill("pengelolaan-arsip 2");
  await page.getByLabel("Alasan jumlah JP").fill("Sesuai waktu baca.");
  await page.getByLabel("JP", { exact: true }).fill("1");
  await page.getByLabel("Penyelenggara", { exact: true }).selectOption({ label: "Nama lain…" });
  await page.getByLabel("Nama penyelenggara").fill("BKPSDM");
  await kept(page);
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").last().click();
  await page.waitForURL(/\/studio\/[^/]+$/);

  // Findings lead to the unit that they are about.
  const findings = page.getByRole("complementary", { name: "Temuan" });
  await expect(findings).toContainText("Kesalahan");
  await usableFromTop(page);
  await findings.locator("section").filter({ hasText: "Arti arsip" }).getByRole("link").first().click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/#]+/);
  await usable(page);

  // Blocks: written with buttons, pasted from a word processor, moved, removed and brought back. Each change is sent by itself.
  const changes: Promise<{ requestBodySize: number; requestHeadersSize: number }>[] = [];
  const note = (request: Request) => {
    if (request.method() !== "GET" && request.url().includes("/api/v1/drafts/")) changes.push(request.sizes());
  };
  page.on("requestfinished", note);
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Teks", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await page.keyboard.type("Arsip adalah rekaman kegiatan.");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Control+b");
  await expect(page.locator(".s-draft__preview strong")).toHaveText("Arsip adalah rekaman kegiatan.");
  await usableFromTop(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Ubah: / })).toBeFocused();
  await kept(page);

  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Teks", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await paste(
    page,
    "<h1>Jenis <b>arsip</b></h1><p class=MsoNormal style='color:red'>Ada <i>dua</i>:<o:p></o:p></p>" +
      "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>Dinamis</p>" +
      "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Statis</p>",
  );
  await expect(page.locator(".s-draft__block")).toHaveCount(3);
  await expect(page.locator(".s-draft__block").last().locator("ol li")).toHaveText(["Dinamis", "Statis"]);
  await kept(page);
  await page.getByRole("button", { name: /^Naik: 1. Dinamis/ }).click();
  await expect(page.locator(".s-draft__block").nth(1).locator("ol")).toBeVisible();
  await kept(page);
  await page.getByRole("button", { name: /^Tindakan lain: 1. Dinamis/ }).click();
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.locator(".s-draft__block")).toHaveCount(2);
  await page.getByRole("region", { name: "Pesan singkat" }).getByRole("button", { name: "Batalkan" }).click();
  await expect(page.locator(".s-draft__block")).toHaveCount(3);
  await usableFromTop(page);

  // A check question is tried where it is written; a film of another site asks nothing of that site before it is pressed.
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Cek pemahaman", exact: true }).click();
  const written = page.locator(".s-draft__preview").getByRole("group", { name: "Cek pemahaman" });
  await written.getByRole("radio", { name: "Pilihan lain" }).check();
  await written.getByRole("button", { name: "Periksa" }).click();
  await expect(written).toContainText("Mengapa belum tepat.");
  await usableFromTop(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Video situs lain", exact: true }).click();
  await page
    .getByLabel("Teks blok (Markdown)")
    .fill("```sematan\nurl: https://www.youtube.com/watch?v=arsip-1\ntitle: Menata arsip\n```");
  await expect(page.locator(".s-draft__preview")).toContainText("Muat video dari youtube.com");
  await page.keyboard.press("Escape");
  await kept(page);
  page.off("requestfinished", note);
  const sizes = (await Promise.all(changes)).map((size) => size.requestBodySize + size.requestHeadersSize);
  expect(sizes.length).toBeGreaterThan(4);
  expect(Math.max(...sizes)).toBeLessThan(5_000);
  await page.getByRole("link", { name: "Pratinjau" }).click();
  await page.waitForURL(/\/pratinjau$/);
  await usable(page);
  const asked: string[] = [];
  await page.route(/youtube/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<title>film</title>" });
  });
  const film = page.getByRole("group", { name: "Menata arsip" });
  await expect(film.getByRole("link", { name: /Buka di youtube.com/ })).toBeVisible();
  expect(asked).toEqual([]);
  await film.getByRole("button", { name: "Muat video dari youtube.com" }).click();
  await expect(film.locator("iframe")).toHaveAttribute("sandbox", /allow-scripts/);
  await expect.poll(() => asked).toEqual(["https://www.youtube-nocookie.com/embed/arsip-1"]);
  await usable(page);
  await page.getByRole("button", { name: "Layar lebar" }).click();
  await expect(page.locator(".s-draft__frame")).toContainText("Dinamis");
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);

  // The other unit, and the quiz with questions as text.
  await row(page, "Alur arsip").getByRole("link").click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Langkah", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByText("Pengaturan materi").click();
  await page.getByLabel("Menit", { exact: true }).fill("30");
  await kept(page);
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await expect(page.locator("main")).toContainText("30 menit");
  await row(page, "Kuis arsip").getByRole("link").click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
  await page.getByText("Tempel soal sebagai teks", { exact: true }).click();
  await page.getByLabel("Teks soal").fill("Arsip itu rekaman. {");
  await page.getByRole("button", { name: "Tambahkan soal" }).click();
  await expect(page.locator("main [role=alert]")).toContainText("tidak ada soal yang ditambahkan");
  await page.getByLabel("Teks soal").fill("Arsip itu rekaman. {TRUE}\n\nArsip statis disimpan di {=lembaga kearsipan ~gudang}");
  await page.getByRole("button", { name: "Tambahkan soal" }).click();
  await expect(page.locator("[data-kind=soal]")).toHaveCount(2);
  await expect(page.getByLabel("Teks soal")).toHaveValue("");
  await page.getByRole("button", { name: /^Turun: Arsip itu/ }).click();
  await page.getByLabel(/^Bobot: Arsip itu/).fill("1,5");
  await page.keyboard.press("Tab");
  await expect(page.locator("main")).toContainText("bobot 2,5");
  await page.getByRole("button", { name: "Tambah dari bank" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Tambah: / }).first().click();
  await usable(page);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-kind=soal]")).toHaveCount(3);
  await kept(page);
  await usableFromTop(page);
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);

  // What was changed can be seen, and the version made.
  await page.getByRole("link", { name: "Riwayat" }).click();
  await page.waitForURL(/\/riwayat$/);
  await usable(page);
  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await expect(findings).toContainText("0 kesalahan");
  await page.getByRole("button", { name: "Jadikan versi" }).click();
  await expect(page.locator("main")).toContainText("Versi 1 sudah dibuat");
  await usable(page);
});

/** A draft with one unit, and one block in it that says "Awal". */
async function begun(page: Page, name: string) {
  await page.goto("/studio");
  await page.getByRole("button", { name: "Mulai draf" }).click();
  await page.getByLabel("Judul pelatihan").fill(name);
  await page.getByRole("button", { name: "Mulai", exact: true }).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await page.getByRole("button", { name: "Tambah modul" }).click();
  await expect(page.getByLabel("Judul modul baru")).toBeFocused();
  await page.keyboard.type("Satu");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Judul materi baru")).toBeFocused();
  await page.keyboard.type("Materi bersama");
  await page.keyboard.press("Enter");
  await row(page, "Materi bersama").getByRole("link").click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
  await page.getByRole("button", { name: "Tambah blok" }).click();
  await page.getByRole("button", { name: "Teks", exact: true }).click();
  await expect(page.getByLabel("Teks blok (Markdown)")).toBeFocused();
  await page.keyboard.type("Awal");
  await page.keyboard.press("Escape");
  await kept(page);
}

/** Writes something else into the only block. */
async function rewrite(page: Page, words: string) {
  await page.getByRole("button", { name: /^Ubah: / }).click();
  await page.getByLabel("Teks blok (Markdown)").fill(words);
  await page.keyboard.press("Escape");
}

test("two who write the same choose between both texts", async ({ instructor: page }, info) => {
  const name = `Bersama ${info.project.name} ${Date.now()}`;
  await begun(page, name);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: /^Ubah: / }).click();
  await other.getByLabel("Teks blok (Markdown)").fill("Dari tab lain");
  await other.keyboard.press("Escape");
  await kept(other);
  await other.close();

  await page.getByRole("button", { name: /^Ubah: / }).click();
  await page.getByLabel("Teks blok (Markdown)").fill("Dari saya");
  const dialog = page.getByRole("dialog", { name: "Bagian ini sudah diubah orang lain" });
  await expect(dialog).toContainText("Dari tab lain");
  await expect(dialog).toContainText("Dari saya");
  await usable(page);
  await dialog.getByRole("button", { name: "Pakai punya saya" }).click();
  await kept(page);
  await page.reload();
  await expect(page.locator(".s-draft__block")).toContainText("Dari saya");

  await page.getByRole("navigation", { name: "Jejak halaman" }).getByRole("link").nth(1).click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await page.getByRole("button", { name: "Buang draf" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buang draf" }).click();
  await page.waitForURL(/\/studio$/);
  await expect(page.locator("main")).not.toContainText(name);
});

test("what was typed without a network is sent by the page that comes after, and overwrites nothing", async ({ instructor, browser }, info) => {
  test.slow();
  const context = instructor.context();
  await begun(instructor, `Terputus ${info.project.name} ${Date.now()}`);
  const address = instructor.url();
  await rewrite(instructor, "Awal yang baik");
  await kept(instructor);

  // The network goes; what is typed outlives the page.
  await context.setOffline(true);
  await rewrite(instructor, "Awal yang baik di jalan");
  await expect(instructor.getByRole("button", { name: "Coba lagi" }).first()).toBeVisible();
  await instructor.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(address);
  await expect(later.locator(".s-draft__block .c-prose")).toContainText("Awal yang baik di jalan");
  // Sent by this page, or by the first one in its last moment.
  await expect(later.getByRole("status").filter({ hasText: /^(Tersimpan \d|Semua tersimpan)/ })).toBeVisible();
  await later.reload();
  await ready(later);
  await expect(later.locator(".s-draft__block")).toContainText("Awal yang baik di jalan");
  await expect(later.locator(".s-draft__block")).not.toContainText("dikembalikan");

  // Somebody else writes while a text waits on this device: its author chooses.
  await context.setOffline(true);
  await rewrite(later, "Dari saya");
  await expect(later.getByRole("button", { name: "Coba lagi" }).first()).toBeVisible();
  await later.close();
  await context.setOffline(false);
  const elsewhere = await browser.newContext(info.project.use);
  const other = await elsewhere.newPage();
  await signIn(other, "dewi@demo.sinau.id", new URL(address).pathname);
  await rewrite(other, "Dari meja lain");
  await kept(other);
  await elsewhere.close();
  const again = await context.newPage();
  await again.goto(address);
  const dialog = again.getByRole("dialog", { name: "Bagian ini sudah diubah orang lain" });
  await expect(dialog).toContainText("Dari meja lain");
  await expect(dialog).toContainText("Dari saya");
  await dialog.getByRole("button", { name: "Pakai punya saya" }).click();
  await kept(again);
  await again.reload();
  await ready(again);
  await expect(again.locator(".s-draft__block")).toContainText("Dari saya");
});

test("who does not author has no studio", async ({ learner: page }) => {
  await page.goto("/studio");
  await usable(page);
  await expect(page.locator("main")).toContainText("tidak memiliki akses");
});
