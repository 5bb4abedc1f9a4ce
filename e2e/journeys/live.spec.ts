// Live sessions: one that begins now, the word that was said, who was there, and a session that is cancelled.
import { type Page } from "@playwright/test";
import { expect, ready, test, usable, usableFromTop } from "../fixtures/sinau";
import { openLesson, study } from "../pages/study";

const CLASS = "/kelas/pelayanan-publik-prima";
const LESSON = "Klinik perbaikan layanan";

/** What the device's clock shows, as a field for day and time holds it. */
async function wallClock(page: Page) {
  return page.evaluate(() => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
}

/** Opens the dialog and fills in what is needed. */
async function schedule(page: Page, note: string, word: string) {
  await page.goto(CLASS);
  await ready(page);
  await page.locator("main").getByRole("link", { name: "Sesi", exact: true }).click();
  await page.waitForURL("**/sesi");
  await usable(page);
  await page.getByRole("button", { name: "Jadwalkan sesi" }).click();
  const dialog = page.getByRole("dialog", { name: "Jadwalkan sesi" });
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toContainText("Isi tanggal dan jamnya.");
  await dialog.getByLabel("Mulai").fill(await wallClock(page));
  await dialog.getByLabel("Lama").fill("60");
  await dialog.getByLabel("Tautan rapat").fill("https://rapat.contoh.go.id/uji");
  await dialog.getByLabel("Catatan untuk peserta").fill(note);
  await dialog.getByLabel("Kata hadir", { exact: false }).first().fill(word);
  await usable(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();
}

/** The card of a session, by its note. */
function card(page: Page, note: string) {
  return page.locator("main article article").filter({ hasText: note });
}

test("the word of a session that takes place completes the lesson", async ({ instructor, learner }, info) => {
  const note = `Uji ${info.project.name} ${Date.now()}`;
  await schedule(instructor, note, "Pelayanan Prima");
  const row = instructor.getByRole("row").filter({ hasText: note });
  await expect(row).toContainText("Berlangsung");

  await study(learner);
  await openLesson(learner, LESSON);
  await usable(learner);
  const session = card(learner, note);
  await expect(session.getByRole("link", { name: /^Gabung/ })).toHaveAttribute("rel", /noopener/);
  await session.getByLabel("Kata hadir").fill("bukan itu");
  await session.getByRole("button", { name: "Catat kehadiran" }).click();
  await expect(session).toContainText("Kata hadirnya bukan itu.");
  await usableFromTop(learner);
  await session.getByLabel("Kata hadir").fill("pelayanan  PRIMA");
  await learner.keyboard.press("Enter");
  await expect(session).toContainText("Hadir");
  await expect(session.getByLabel("Kata hadir")).toHaveCount(0);
  await expect(learner.locator("main .p-conditions")).toContainText("Selesai");

  await row.getByRole("link").first().click();
  await instructor.waitForURL(/\/sesi\/[0-9a-f-]{36}$/);
  await usable(instructor);
  await instructor.getByRole("button", { name: "Hadir", exact: true }).click();
  await expect(instructor.getByRole("table")).toContainText("Budi Santoso");
  await instructor.getByRole("button", { name: "Belum tercatat" }).click();
  await expect(instructor.getByRole("table")).not.toContainText("Budi Santoso");
  await instructor.getByRole("checkbox").first().check({ force: true });
  await instructor.getByRole("button", { name: "Catat hadir" }).click();
  await expect(instructor.locator("#live-polite")).toHaveText("1 orang dicatat hadir.");
  await usable(instructor);

  await instructor.goto(`${CLASS}/sesi`);
  await ready(instructor);
  await row.getByRole("button", { name: /^Batalkan/ }).click();
  const dialog = instructor.getByRole("dialog", { name: "Batalkan sesi" });
  await dialog.getByLabel("Alasan").fill("Narasumber berhalangan hadir.");
  await dialog.getByRole("button", { name: "Batalkan sesi" }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText("Narasumber berhalangan hadir.");
});
