// Whole courses: a newcomer on a phone takes each from the first lesson to the end, answers by what the course teaches, and
// has the hours in the ledger. On one device only: a course is a person's.
import type { Page } from "@playwright/test";
import { expect, handIn, ready, signIn, test, usable } from "../fixtures/sinau";
import { answerAll, questionsOf } from "../pages/knower";
import { begin, study } from "../pages/study";

const COURSES = [
  { slug: "pelayanan-publik-prima", title: "Pelayanan Publik Prima", jp: 6 },
  { slug: "manajemen-proyek-sektor-publik", title: "Manajemen Proyek Sektor Publik", jp: 7 },
  { slug: "inovasi-pelayanan-publik", title: "Inovasi Pelayanan Publik", jp: 7 },
];

/** Takes the open quiz once; says which share of the marks was earned. */
async function takeQuiz(page: Page, course: string) {
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await ready(page);
  await begin(page);
  expect(await answerAll(page, questionsOf(course))).toBeGreaterThan(3);
  await page.getByRole("link", { name: "Periksa & kirim" }).first().click();
  await page.waitForURL(/\/periksa/);
  await ready(page);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await ready(page);
}

/** Watches the video to its end, faster than it was recorded. */
async function watch(page: Page) {
  const video = page.locator("main video");
  await video.evaluate(async (one: HTMLVideoElement) => {
    one.muted = true;
    one.playbackRate = 8;
    await one.play();
  });
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.ended), { timeout: 60_000 }).toBe(true);
}

/** Does what the open lesson asks for, and goes on; says whether there was a next one. */
async function takeLesson(page: Page, course: string) {
  const address = page.url();
  const main = page.locator("main");
  const next = main.getByRole("link", { name: "Lanjut", exact: true });
  if (await main.locator("video").count()) {
    await watch(page);
    // Watching completes the lesson by itself, and the button gives way to the link.
    await expect(next).toBeVisible();
  }
  if (await main.getByRole("link", { name: "Buka kuis" }).count()) {
    await takeQuiz(page, course);
    await page.goto(address);
    await ready(page);
  }
  const done = main.getByRole("button", { name: /^Tandai selesai/ });
  await expect(done.or(next).or(main.locator(".p-end")).filter({ visible: true }).first()).toBeVisible();
  if (await done.count()) await done.click();
  else if (await next.count()) await next.click();
  else return false;
  await expect.poll(async () => page.url() !== address || (await main.locator(".p-end").filter({ visible: true }).count()) > 0).toBe(true);
  if (page.url() === address) return false;
  await ready(page);
  return true;
}

for (const { slug, title, jp } of COURSES) {
  test(`a newcomer takes ${title} from start to end`, async ({ page }) => {
    test.setTimeout(300_000);
    await signIn(page, "rani@demo.sinau.id");
    await study(page, `/pelatihan/${slug}`);
    const enrolment = new URL(page.url()).pathname.split("/")[2];
    while (await takeLesson(page, slug));

    await page.goto(`/pembelajaran/${enrolment}`);
    await usable(page);
    await expect(page.locator("main")).toContainText("Selesai");
    await page.goto("/jp");
    await usable(page);
    const row = page.getByRole("row").filter({ hasText: title });
    await expect(row.getByRole("cell").filter({ hasText: new RegExp(`^${jp} JP$`) })).toHaveCount(1);
  });
}
