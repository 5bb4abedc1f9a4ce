// Packages: a course goes out of the city as a file and comes in again as a draft; a document becomes its modules and units.
import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { expect, ready, test, usable } from "../fixtures/sinau";

/** An archive of texts, each stored as it is. */
function zip(entries: Record<string, string>): Buffer {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, path, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, tail, path]));
    parts.push(local);
    at += local.length;
  }
  const [body, index] = [Buffer.concat(parts), Buffer.concat(list)];
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, index, end]);
}

/** A document of Word: headings of two levels and a paragraph below each. */
function document(modules: Record<string, string[]>): Buffer {
  const paragraph = (text: string, style = "") =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = Object.entries(modules).map(([title, units]) =>
    paragraph(title, "H1") + units.map((unit) => paragraph(unit, "H2") + paragraph(`Isi ${unit}.`)).join(""));
  const style = (level: number) => `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`;
  const comment = `<w:p><w:r><w:t>Akhir</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
  return zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document xmlns:w="w"><w:body>${body.join("")}${comment}</w:body></w:document>`,
    "word/styles.xml": `<w:styles xmlns:w="w">${style(1)}${style(2)}</w:styles>`,
  });
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test("a course goes out as a package and comes in again as a draft, and a document joins it", async ({ instructor: page }) => {
  test.slow();
  await page.goto("/versi");
  await usable(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh paket (.zip)" }).first().click();
  const bytes = await readFile(await (await download).path());

  await page.goto("/studio");
  await page.getByRole("link", { name: "Impor" }).click();
  await page.waitForURL(/\/studio\/impor$/);
  await usable(page);
  const choose = page.getByLabel("Paket pelatihan");
  await choose.setInputFiles({ name: "rusak.zip", mimeType: "application/zip", buffer: zip({ "../keluar.md": "x" }) });
  await expect(page.getByText("menunjuk ke luar foldernya")).toBeVisible();
  await choose.setInputFiles({ name: "paket.zip", mimeType: "application/zip", buffer: bytes });
  await expect(page.getByText("Folder pelatihan Sinau")).toBeVisible();
  await expect(page.getByText("Semuanya terbawa seperti aslinya")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kerangka yang akan dibuat" })).toBeVisible();
  await usable(page);
  await page.getByRole("button", { name: "Buat draf" }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  await usable(page);
  const draft = page.url();

  await page.getByRole("link", { name: "Impor teks (.docx, .md)" }).click();
  await page.waitForURL(/\/impor$/);
  await usable(page);
  const buffer = document({ "Arsip digital": ["Apa itu arsip", "Alur arsip"], "Retensi": ["Jadwal retensi"] });
  await page.getByLabel("Dokumen", { exact: true }).setInputFiles({ name: "Buku Arsip.docx", mimeType: DOCX, buffer });
  await expect(page.getByRole("heading", { name: "Arsip digital" })).toBeVisible();
  await expect(page.getByText("2 modul, 3 materi")).toBeVisible();
  await expect(page.getByText("komentar")).toBeVisible();
  await page.getByRole("radio", { name: /Materi di modul yang ada/ }).check();
  await page.getByRole("button", { name: "Masukkan ke draf" }).click();
  await expect(page.getByText("Pilih modulnya.")).toBeVisible();
  await usable(page);
  await page.getByRole("radio", { name: /Modul baru di akhir draf/ }).check();
  await page.getByRole("button", { name: "Masukkan ke draf" }).click();
  await page.waitForURL(draft);
  await ready(page);
  for (const unit of ["Apa itu arsip", "Alur arsip", "Jadwal retensi"]) {
    await expect(page.getByRole("link", { name: unit, exact: true })).toBeVisible();
  }
  // One change, taken back whole.
  await page.getByRole("button", { name: /^Batalkan: / }).first().click();
  await expect(page.getByRole("link", { name: "Jadwal retensi", exact: true })).toHaveCount(0);
  await usable(page);
});
