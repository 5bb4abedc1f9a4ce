// Orientation: first steps of each role, help on every page, what is new.
import { type Browser, type Page, type TestInfo } from "@playwright/test";
import { expect, ready, signIn, test, usable } from "../fixtures/sinau";

/** The card of first steps on home. */
function steps(page: Page) {
  return page.locator("section.s-steps__card");
}

/** Opens help and gives its panel. */
async function help(page: Page) {
  await page.locator(".f-header").getByRole("button", { name: /^Bantuan(,|$)/ }).click();
  const panel = page.getByRole("dialog", { name: "Bantuan" });
  await expect(panel).toBeVisible();
  return panel;
}

/** The NIP of somebody whom no other journey knows. */
async function stranger(admin: Page, which: number) {
  await admin.goto("/organisasi");
  await ready(admin);
  await admin.locator("main table a, main a[href^='/organisasi/orang/']").nth(which).click();
  await admin.waitForURL(/\/organisasi\/orang\//);
  await ready(admin);
  const shown = /\d{8} \d{6} \d \d{3}/;
  await expect(admin.locator("main")).toContainText(shown);
  return shown.exec(await admin.locator("main").innerText())![0].replaceAll(" ", "");
}

/** A fresh browser in which somebody is signed in. */
async function anew(browser: Browser, info: TestInfo, name: string) {
  const { baseURL, locale, timezoneId, viewport, hasTouch, colorScheme } = info.project.use;
  const context = await browser.newContext({ baseURL, locale, timezoneId, viewport, hasTouch, colorScheme });
  const page = await context.newPage();
  await signIn(page, name);
  return page;
}

test("first steps are shown once, skipped, and opened again from help", async ({ admin, browser }, info) => {
  const nip = await stranger(admin, 4);
  const page = await anew(browser, info, nip);
  await expect(steps(page)).toContainText("1 dari 3");
  await usable(page);
  // Nothing has taken the focus.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await page.getByRole("button", { name: "Lewati langkah ini" }).focus();
  await page.keyboard.press("Enter");
  await expect(steps(page)).toContainText("2 dari 3");
  await expect(steps(page).getByRole("heading")).toBeFocused();
  await usable(page);
  await page.getByRole("button", { name: "Lewati semua" }).click();
  await expect(steps(page)).toHaveCount(0);
  await expect(page.locator("main h1")).toBeFocused();
  await page.reload();
  await ready(page);
  await expect(page.locator("main")).toContainText("JP saya");
  await expect(steps(page)).toHaveCount(0);
  await page.context().close();

  const other = await anew(browser, info, nip);
  await expect(steps(other)).toHaveCount(0);
  const panel = await help(other);
  await panel.getByRole("link", { name: "Langkah awal" }).click();
  await other.waitForURL("**/langkah-awal");
  await expect(panel).toBeHidden();
  await usable(other);
  await expect(other.getByRole("heading", { name: "Periksa unit dan jabatan Anda" })).toBeVisible();
  await other.context().close();
});

const ENDS = [
  { who: "learner", ends: /^\/(belajar\/[0-9a-f-]{36}|katalog)$/ },
  { who: "superior", ends: /^\/tim\/orang\/[0-9a-f-]{36}$/ },
  { who: "instructor", ends: /^\/studio$/ },
  { who: "admin", ends: /^\/organisasi\/baru$/ },
] as const;

for (const { who, ends } of ENDS) {
  test(`first steps of the ${who} end where the work is`, async ({ browser }, info) => {
    const names = { learner: "budi", superior: "sari", instructor: "dewi", admin: "admin" };
    const page = await anew(browser, info, `${names[who]}@demo.sinau.id`);
    await expect(steps(page)).toContainText("1 dari 3");
    await usable(page);
    for (const step of [2, 3]) {
      await steps(page).getByRole("button", { name: "Lewati langkah ini" }).click();
      await expect(steps(page)).toContainText(`${step} dari 3`);
    }
    await usable(page);
    await expect(steps(page).getByRole("link")).toHaveAttribute("href", ends);
    await page.context().close();
  });
}

test("help says on each page what it is for, and whom to ask", async ({ learner: page }) => {
  for (const [path, words] of [
    ["/", "materi berikutnya"],
    ["/katalog", "semua pelatihan yang dapat Anda ikuti"],
    ["/jp", "Catatan JP Anda per tahun"],
    ["/akun", "Data kepegawaian"],
    ["/pembelajaran", "yang berjalan dan yang selesai"],
  ] as const) {
    await page.goto(path);
    await ready(page);
    const panel = await help(page);
    await expect(panel).toContainText(words);
    await expect(panel).toContainText("Ratna Permata");
    await usable(page);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.locator(".f-header").getByRole("button", { name: /^Bantuan(,|$)/ })).toBeFocused();
  }
});

test("what is new is marked until it has been read", async ({ admin, browser }, info) => {
  const nip = await stranger(admin, 5);
  const page = await anew(browser, info, nip);
  await expect(page.locator(".f-help__dot")).toHaveCount(1);
  const panel = await help(page);
  await panel.getByRole("link", { name: "Apa yang baru" }).click();
  await page.waitForURL("**/baru");
  await usable(page);
  await expect(page.locator("main")).toContainText("Bantuan di setiap halaman");
  await expect(page.locator(".f-help__dot")).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(page.locator(".f-help__dot")).toHaveCount(0);
  await page.context().close();
});
