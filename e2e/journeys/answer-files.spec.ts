// Answers made of files: on the way in, kept with the text, taken out again, handed in, and opened by the marker.
import type { Browser, Page, TestInfo } from "@playwright/test";
import { expect, handIn, ready, signIn, test, usable } from "../fixtures/sinau";
import { begin, openLesson, study } from "../pages/study";

/** A document of one empty page, of its own each time. */
function paper(words: string) {
  const text = `%PDF-1.4\n% ${words}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
  return { name: `${words}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(text) };
}

/** The marker's page, signed in. */
async function marker(browser: Browser, info: TestInfo) {
  const { baseURL, locale, timezoneId, viewport, hasTouch, colorScheme } = info.project.use;
  const context = await browser.newContext({ baseURL, locale, timezoneId, viewport, hasTouch, colorScheme });
  const page = await context.newPage();
  await signIn(page, "dewi@demo.sinau.id");
  return page;
}

const sent = (page: Page) => expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/, { timeout: 20_000 });

test("a learner answers with a file beside the text, and the marker opens it without seeing whose it is", async ({ sitter: page, browser }, info) => {
  test.slow();
  await study(page);
  await openLesson(page, "Kuis modul 3");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  const attempt = page.url().match(/percobaan\/([0-9a-f-]+)/)![1];
  const field = page.locator("textarea.q-essay");
  let number = 1;
  for (; !(await field.count()); number++) {
    await page.goto(`/kuis/percobaan/${attempt}?soal=${number}`);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator(".q-question")).toBeVisible();
  }
  await field.fill(`Ibu yang terhormat, kami mohon maaf. ${Date.now()}`);
  await expect(page.locator("main")).toContainText("Boleh mengunggah paling banyak 2 berkas: PDF atau dokumen kantor, gambar.");
  const files = page.locator("input[type=file]");
  await files.setInputFiles([paper(`Jadwal ${Date.now()}`), paper(`Salah ${Date.now()}`)]);
  const kept = page.getByRole("list", { name: "Berkas jawaban" }).getByRole("listitem");
  await expect(kept).toHaveCount(2, { timeout: 30_000 });
  await expect(page.locator("main")).toContainText("Jumlah berkas sudah penuh.");
  await usable(page);

  await page.getByRole("button", { name: /^Hapus Salah/ }).click();
  await expect(kept).toHaveCount(1);
  await expect(page.locator("main")).toContainText("1 dari paling banyak 2 berkas");
  await sent(page);

  // What is kept is there again, with its name.
  await page.reload();
  await ready(page);
  await expect(kept).toHaveCount(1);
  await expect(kept).toContainText(/Jadwal \d+\.pdf/);

  // Without a line it is said what becomes of files, and what is written stays.
  await page.context().setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await field.fill(`Ibu yang terhormat, kami mohon maaf sekali. ${Date.now()}`);
  await expect(page.locator("main")).toContainText("Berkas dikirim setelah koneksi kembali");
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator("main")).not.toContainText("Berkas dikirim setelah koneksi kembali", { timeout: 30_000 });
  await sent(page);

  await page.goto(`/kuis/percobaan/${attempt}/periksa`);
  await ready(page);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await usable(page);
  const own = page.getByRole("link", { name: /^Jadwal \d+\.pdf$/ });
  await expect(own).toBeVisible();
  expect((await page.request.get((await own.getAttribute("href"))!)).status()).toBe(200);

  const code = (await page.locator(".q-fact", { hasText: "Kode" }).locator("dd").textContent())!;
  const dewi = await marker(browser, info);
  await dewi.goto("/penilaian");
  await ready(dewi);
  await dewi.getByLabel("Kode tanda terima").fill(code);
  await dewi.getByRole("button", { name: "Buka" }).click();
  await dewi.waitForURL(new RegExp(attempt));
  await ready(dewi);
  await dewi.getByRole("row", { name: /Menunggu penilaian/ }).getByRole("link").first().click();
  await dewi.waitForURL(new RegExp(`${attempt}/\\d+`));
  await usable(dewi);
  const file = dewi.getByRole("link", { name: "Berkas 1.pdf" });
  await expect(file).toBeVisible();
  await expect(dewi.locator("main")).not.toContainText("Jadwal ");
  const opened = await dewi.request.get((await file.getAttribute("href"))!);
  expect(opened.status()).toBe(200);
  expect(opened.headers()["content-type"]).toBe("application/pdf");
  expect(opened.headers()["content-disposition"]).toContain("Berkas 1.pdf");
  await dewi.context().close();
});
