// Lesson: going on from home, reading, completing, coming back to the same place.
import { expect, ready, test, usable } from "../fixtures/sinau";
import { openLesson, study } from "../pages/study";

test("a learner goes on from home with one tap", async ({ learner: page }) => {
  await page.locator("main").getByRole("link", { name: "Lanjutkan", exact: true }).click();
  await page.waitForURL(/\/belajar\//);
  await usable(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a learner reads, is brought back to the place, and marks the lesson as done", async ({ admin: page }) => {
  await study(page);
  await openLesson(page, "Asas, hak, dan kewajiban");
  await usable(page);
  await page.locator("main h1").hover();
  const kept = page.waitForResponse((response) => response.url().endsWith("/place"));
  await page.mouse.wheel(0, 900);
  await kept;
  const lesson = page.url();
  await page.goto("/");
  await ready(page);
  await page.goto(lesson);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Asas, hak, dan kewajiban");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(400);
  const done = page.getByRole("button", { name: "Tandai selesai & lanjut" });
  if (await done.isVisible()) {
    // Without a network it is said where it can be seen, and done as soon as there is one.
    await page.context().setOffline(true);
    await done.click();
    await expect(page.locator(".c-notice", { hasText: "Belum berhasil ditandai selesai" })).toBeInViewport();
    await page.context().setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event("online")));
  } else await page.getByRole("link", { name: "Lanjut", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("BerAKHLAK di meja layanan");
  await usable(page);
});

test("a lesson that others come before says which, and opens after them", async ({ sitter: page }) => {
  await study(page);
  await openLesson(page, "Lembar periksa pelayanan");
  const main = page.locator("main");
  await expect(main.getByText("Materi ini belum terbuka")).toBeVisible();
  await usable(page);
  await main.getByRole("link", { name: "Menjaga mutu dan berbagi praktik baik" }).filter({ visible: true }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Menjaga mutu dan berbagi praktik baik");
  await ready(page);
  await page.getByRole("button", { name: "Tandai selesai & lanjut" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lembar periksa pelayanan");
  await expect(main.getByText("Materi ini belum terbuka")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Tandai selesai & lanjut" })).toBeVisible();
});

test("a lesson is read before the app is there, and is not asked for again", async ({ learner: page }) => {
  await study(page);
  await openLesson(page, "Asas, hak, dan kewajiban");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  // The app is kept waiting, wherever it comes from.
  await page.addInitScript(() => {
    const held = new Promise<void>((go) => Object.assign(globalThis, { letTheAppStart: go }));
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...app) => held.then(() => start(...app));
  });
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Asas, hak, dan kewajiban");
  await expect(page.locator("#app[data-shell] .c-prose p").first()).toBeVisible();
  await page.evaluate(() => (globalThis as unknown as { letTheAppStart: () => void }).letTheAppStart());
  await ready(page);
  await expect(page.locator(".c-prose p").first()).toBeVisible();
  const [enrolment, lesson] = new URL(page.url()).pathname.split("/").slice(-2);
  const brought = ["outline", `lessons/${lesson}`].map((part) => `GET /api/v1/enrolments/${enrolment}/${part}`);
  const again = asked.filter((line) => brought.includes(line));
  expect(again, "answers that the page brought").toEqual([]);
});

test("a check question in a text is tried until it is right, by keyboard, and counts nowhere", async ({ learner: page }) => {
  await study(page);
  await openLesson(page, "Standar pelayanan: janji yang dapat ditagih");
  const check = page.getByRole("group", { name: "Cek pemahaman" });
  await check.getByRole("radio").first().waitFor();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  await check.getByRole("button", { name: "Periksa" }).click();
  await expect(check).toContainText("Lengkapi jawaban dahulu");
  await check.getByRole("radio").nth(1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(check).toContainText("belum jelas sejak kapan");
  await expect(check).not.toContainText("tiga pertanyaan yang sama");
  await usable(page);
  await check.getByRole("radio", { name: /paling lama 1 hari kerja/ }).check();
  await expect(check).not.toContainText("belum jelas sejak kapan");
  await check.getByRole("button", { name: "Periksa" }).click();
  await expect(check).toContainText("tiga pertanyaan yang sama");
  await usable(page);
  expect(sent.filter((url) => /percobaan|attempts|practice/.test(url))).toEqual([]);
});

test("a video has captions, a transcript and a size before it plays", async ({ learner: page }) => {
  await study(page);
  await openLesson(page, "Video: lima langkah menyambut warga di loket");
  await expect(page.locator("video track[kind=captions]")).toHaveCount(1);
  await expect(page.locator("main")).toContainText(/kB|KB/);
  await page.getByText("Transkrip", { exact: true }).click();
  await usable(page);
});
