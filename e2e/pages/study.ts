// The way through a course: its page, the player, a quiz.
import { expect, type Page } from "@playwright/test";
import { ready } from "../fixtures/sinau";

export const COURSE = "/pelatihan/pelayanan-publik-prima";

/** Opens the course and goes on to the player, enrolling where that is needed. */
export async function study(page: Page, course = COURSE) {
  await page.goto(course);
  await ready(page);
  const way = page.locator("main").getByRole("button", { name: "Daftar & mulai" })
    .or(page.locator("main").getByRole("link", { name: /^(Lanjutkan|Mulai belajar)$/ })).first();
  await way.click();
  await page.waitForURL(/\/belajar\/[^/]+\/[^/]+/);
  await ready(page);
}

/** Opens a lesson by its title, by the outline: a rail on wide screens, a drawer on phones. */
export async function openLesson(page: Page, title: string) {
  const before = page.url();
  const opener = page.getByRole("button", { name: /Daftar materi/ });
  if (await opener.isVisible()) await opener.click();
  await page.getByRole("link", { name: title }).filter({ visible: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  if (page.url() === before) return;
  await ready(page);
}

/** Answers whatever kind of question is open, by the first way that fits. */
export async function answerOpen(page: Page) {
  const main = page.locator("main");
  const choice = main.getByRole("radio").or(main.getByRole("checkbox")).first();
  const select = main.getByRole("combobox");
  const text = main.getByRole("textbox").first();
  const down = main.getByRole("button", { name: /^Turunkan/ }).first();
  if (await choice.count()) {
    // Nothing can be answered before this tab has the attempt for itself, and force does not wait for that.
    await expect(choice).toBeEnabled();
    await choice.check({ force: true });
  } else if (await select.count()) {
    for (const one of await select.all()) await one.selectOption({ index: 1 });
  } else if (await down.count()) {
    await down.click();
  } else {
    await text.fill("12,5");
  }
}

/** What the open question shows as answered, whatever its kind: its fields, and its words in their order. */
export async function given(page: Page) {
  return page.locator("main fieldset").first().evaluate((question: HTMLElement) => {
    const fields = [...question.querySelectorAll<HTMLInputElement>("input, select, textarea")];
    const values = fields.map((field) => (/radio|checkbox/.test(field.type) ? String(field.checked) : field.value));
    return [...values, question.innerText];
  });
}

/** Begins a quiz, or goes on with it. */
export async function begin(page: Page) {
  await page.getByRole("button", { name: /^(Mulai kuis|Kerjakan lagi|Lanjutkan kuis)$/ })
    .or(page.getByRole("link", { name: "Lanjutkan kuis" })).first().click();
  await page.waitForURL(/\/kuis\/percobaan\//);
  await ready(page);
}

/** Begins the quiz of a lesson. */
export async function sit(page: Page, title: string) {
  await study(page);
  await openLesson(page, title);
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
}

/** Opens the quizzes of the published version with their figures; drafts, which can be published, stand above it. */
export async function openFigures(page: Page) {
  await page.goto("/versi");
  // Other journeys publish courses of their own, in which nobody has been yet.
  const course = page.locator("section").filter({ has: page.getByRole("heading", { name: "Pelayanan Publik Prima", exact: true }) });
  await course.getByRole("row").filter({ hasNot: page.getByRole("button") }).locator("a[href$='/statistik']").first().click();
  await page.waitForURL(/\/versi\/[^/]+\/statistik$/);
}
