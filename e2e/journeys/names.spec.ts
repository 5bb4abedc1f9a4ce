// Names and roles of the main screens, which assistive technology reads: what is stable of each, without dates and counts.
import { expect, ready, test } from "../fixtures/sinau";
import { study } from "../pages/study";

test("a learner's home, catalogue, course and lesson keep their names and roles", async ({ learner: page }) => {
  test.slow();
  const main = page.locator("main");
  await expect(page.getByRole("banner")).toMatchAriaSnapshot(`
    - banner:
      - link "Sinau"
      - group "Bahasa":
        - button /ID/ [pressed]
        - button /EN/
      - button "Bantuan baca"
      - button /^Bantuan(,|$)/
      - link /^Pesan/
  `);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading /^Selamat datang/ [level=1]
      - region "Lanjutkan belajar":
        - heading "Lanjutkan belajar" [level=2]
        - article:
          - progressbar "Kemajuan belajar"
          - link "Lanjutkan"
      - region "Wajib & tenggat":
        - heading "Wajib & tenggat" [level=2]
      - region "JP saya":
        - heading "JP saya" [level=2]
        - link "Rincian JP"
        - article:
          - figure /JP tahun/
      - region "Disarankan untuk Anda":
        - heading "Disarankan untuk Anda" [level=2]
  `);

  await page.goto("/katalog");
  await ready(page);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Katalog pelatihan" [level=1]
      - region "Saring":
        - group "Kompetensi"
        - group "Bentuk pelatihan"
        - group "Penyelenggara"
        - group "Jenjang"
        - group "Jam pelajaran (JP)"
        - group "Lama belajar"
      - search:
        - searchbox "Cari judul atau kompetensi"
      - combobox "Urutkan"
      - heading "Daftar pelatihan" [level=2]
      - article:
        - heading "Pelayanan Publik Prima" [level=3]:
          - link "Pelayanan Publik Prima"
        - list
  `);

  await page.goto("/pelatihan/pelayanan-publik-prima");
  await ready(page);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - navigation "Jejak halaman"
      - heading "Pelayanan Publik Prima" [level=1]
      - region "Yang akan Anda kuasai":
        - heading "Yang akan Anda kuasai" [level=2]
        - list
      - region "Susunan materi":
        - heading "Susunan materi" [level=2]
      - region "Syarat selesai":
        - heading "Syarat selesai" [level=2]
        - list
      - region "Jam pelajaran":
        - heading "Jam pelajaran" [level=2]
  `);

  await study(page);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - navigation "Daftar materi":
        - paragraph:
          - link "Pelayanan Publik Prima"
        - progressbar "Kemajuan pelatihan"
        - heading "Hakikat pelayanan publik" [level=3]
        - list:
          - listitem:
            - link
      - article:
        - navigation "Jejak halaman"
        - heading [level=1]
  `);
});

test("a team and a draft keep their names and roles", async ({ superior, instructor }) => {
  await superior.goto("/tim");
  await ready(superior);
  await expect(superior.locator("main")).toMatchAriaSnapshot(`
    - main:
      - heading [level=1]
      - link "Unduh CSV"
      - region "Ringkasan":
        - heading "Ringkasan" [level=2]
        - group
        - group
        - group
        - group
      - region "Unit di bawahnya":
        - heading "Unit di bawahnya" [level=2]
        - table /Angka setiap unit/
      - region "Pegawai":
        - heading "Pegawai" [level=2]
        - search:
          - searchbox "Cari nama pegawai"
        - group "Saring menurut penilaian":
          - button /^Perlu perhatian/
          - button /^Pantau/
          - button /^Sesuai rencana/
        - table /^Pegawai unit ini/
  `);

  await instructor.goto("/studio");
  await ready(instructor);
  await instructor.locator("main table").getByRole("link", { name: "Pola bimbingan teknis aplikasi" }).click();
  await instructor.waitForURL(/\/studio\/[^/]+$/);
  await ready(instructor);
  await expect(instructor.locator("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "Jejak halaman"
      - heading "Pola bimbingan teknis aplikasi" [level=1]
      - link "Tentang pelatihan"
      - link "Riwayat"
      - region "Kerangka":
        - list
        - button "Tambah modul"
        - button /^Sisipkan modul dari/
      - complementary "Temuan":
        - heading "Temuan" [level=2]
  `);
});
