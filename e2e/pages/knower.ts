// Somebody who knows a course: answers any question of a paper by the key that stands in the course's folder.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { load } from "js-yaml";

type Gap = { kind: "short" | "numeric" | "choice" | "pool"; answer?: string; accepted?: string[]; value?: string };
type Choice = { text: string; correct?: boolean };
type Question = {
  id: string;
  kind: string;
  text: string;
  choices?: Choice[];
  answer?: boolean;
  value?: string;
  accepted?: string[];
  pairs?: { prompt?: string; answer: string }[];
  items?: string[];
  gaps?: Gap[];
  zones?: { label: string }[];
};

const COURSES = join(import.meta.dirname, "../../backend/courses");

/** Letters and digits alone: what Markdown, typography and line breaks leave the same. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** All questions of a course, those with the longest text first, so that a text within a text is not taken for it. */
export function questionsOf(course: string): Question[] {
  const folder = join(COURSES, course);
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith(".quiz.yaml"));
  const read = (file: string) => (load(readFileSync(join(folder, file), "utf8")) as { questions: Question[] }).questions;
  const asked = files.flatMap(read).filter((question) => !/^(section|description)$/.test(question.kind));
  return asked.sort((one, other) => bare(other.text).length - bare(one.text).length);
}

/** Index of the words among those of several elements. */
async function indexOf(elements: Locator, words: string) {
  const shown = await elements.evaluateAll((all) => all.map((one) => {
    const labels = (one as HTMLInputElement).labels;
    return labels?.length ? labels[0].innerText : (one as HTMLElement).innerText;
  }));
  const found = shown.findIndex((text) => bare(text) === bare(words));
  expect(found, `"${words}" among ${JSON.stringify(shown)}`).toBeGreaterThanOrEqual(0);
  return found;
}

async function select(field: Locator, words: string) {
  const shown = await field.locator("option").allInnerTexts();
  const index = shown.findIndex((text) => bare(text) === bare(words));
  expect(index, `"${words}" among ${JSON.stringify(shown)}`).toBeGreaterThanOrEqual(0);
  await field.selectOption({ index });
}

async function order(block: Locator, items: string[]) {
  const rows = block.locator(".q-order__row");
  for (const [place, item] of items.entries()) {
    for (;;) {
      const at = await indexOf(rows.locator(".q-order__words"), item);
      if (at === place) break;
      expect(at).toBeGreaterThan(place);
      await rows.nth(at).getByRole("button", { name: /^Naikkan/ }).click();
      await expect.poll(() => indexOf(rows.locator(".q-order__words"), item)).toBe(at - 1);
    }
  }
  const settle = block.getByRole("button", { name: "Urutan ini sudah tepat" });
  if (await settle.isVisible()) await settle.click();
}

async function fillGaps(block: Locator, gaps: Gap[]) {
  for (const [no, gap] of gaps.entries()) {
    const field = block.locator(".q-cloze .q-gap").nth(no);
    if (gap.kind === "pool" || gap.kind === "choice") await select(field.locator("select"), gap.answer!);
    else await field.locator("input").fill(String(gap.value ?? gap.accepted![0]));
  }
}

/** Answers one open question. Texts that people mark get words of no worth. */
async function answer(block: Locator, question: Question) {
  const radio = (words: string) => indexOf(block.getByRole("radio"), words).then((at) => block.getByRole("radio").nth(at).check({ force: true }));
  switch (question.kind) {
    case "single":
      return radio(question.choices!.find((choice) => choice.correct)!.text);
    case "true_false":
      return radio(question.answer ? "Benar" : "Salah");
    case "multiple":
      for (const choice of question.choices!.filter((choice) => choice.correct)) {
        await block.getByRole("checkbox").nth(await indexOf(block.getByRole("checkbox"), choice.text)).check({ force: true });
      }
      return;
    case "numeric":
      return block.getByRole("textbox").fill(String(question.value));
    case "short":
      return block.getByRole("textbox").fill(question.accepted![0]);
    case "matching":
      for (const pair of question.pairs!.filter((pair) => pair.prompt)) {
        const fields = block.getByRole("combobox");
        await select(fields.nth(await indexOf(fields, pair.prompt!)), pair.answer);
      }
      return;
    case "ordering":
      return order(block, question.items!);
    case "gaps":
      return fillGaps(block, question.gaps!);
    case "labels":
      for (const [no, zone] of question.zones!.entries()) await select(block.locator(".q-place select").nth(no), zone.label);
      return;
    case "essay":
      return block.locator("textarea").fill("Kami mencatat waktu tunggu setiap jam, memilih satu sebab, lalu mencoba satu perbaikan selama dua pekan.");
    default:
      throw new Error(`a question of the kind ${question.kind}`);
  }
}

/** Whether a block shows a question: several ask the same about something else. */
function isOf(question: Question, shown: string) {
  const parts = [
    question.text.split("[[")[0],
    ...(question.choices ?? []).map((choice) => choice.text),
    ...(question.items ?? []),
    ...(question.pairs ?? []).map((pair) => pair.answer),
  ];
  return parts.every((part) => shown.includes(bare(part)));
}

/** Answers every question of the open attempt, page by page, and returns how many there were. */
export async function answerAll(page: Page, questions: Question[]) {
  let count = 0;
  for (;;) {
    const blocks = page.locator("main fieldset");
    const here = await blocks.count();
    for (let at = 0; at < here; at += 1) {
      const block = blocks.nth(at);
      const shown = bare(await block.evaluate((one: HTMLElement) => one.innerText));
      const question = questions.find((question) => isOf(question, shown));
      expect(question, `a question of the course that reads ${shown.slice(0, 120)}`).toBeTruthy();
      await answer(block, question!);
    }
    count += here;
    const next = page.getByRole("button", { name: "Berikutnya", exact: true });
    if (!(await next.isVisible())) return count;
    const number = await page.locator(".q-number").textContent();
    await next.click();
    await expect(page.locator(".q-number")).not.toHaveText(number!);
  }
}
