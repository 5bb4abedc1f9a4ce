// The main screens, and how each is reached.
import type { Page } from "@playwright/test";
import { ready } from "../fixtures/sinau";

const to = (path: string) => async (page: Page) => {
  await page.goto(path);
  await ready(page);
};

/** Opens the first draft of the studio. */
async function draft(page: Page) {
  await to("/studio")(page);
  await page.locator("main table a[href^='/studio/']").first().click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await ready(page);
}

/** Opens a person of the team. */
async function member(page: Page) {
  await to("/tim")(page);
  await page.locator("main a[href^='/tim/orang/']").first().click();
  await page.waitForURL(/\/tim\/orang\//);
  await ready(page);
}

/** Opens the lesson to go on with. */
async function lesson(page: Page) {
  await to("/")(page);
  await page.locator("main").getByRole("link", { name: "Lanjutkan", exact: true }).first().click();
  await page.waitForURL(/\/belajar\//);
  await ready(page);
}

export type Who = "learner" | "superior" | "instructor" | "admin";

/** A screen by its name, who opens it, and how. */
export const SCREENS: [string, Who, (page: Page) => Promise<void>][] = [
  ["home", "learner", to("/")],
  ["catalogue", "learner", to("/katalog")],
  ["course", "learner", to("/pelatihan/pelayanan-publik-prima")],
  ["learning", "learner", to("/pembelajaran")],
  ["lesson", "learner", lesson],
  ["hours", "learner", to("/jp")],
  ["messages", "learner", to("/pesan")],
  ["account", "learner", to("/akun")],
  ["team", "superior", to("/tim")],
  ["person", "superior", member],
  ["people", "admin", to("/organisasi")],
  ["batches", "admin", to("/angkatan")],
  ["versions", "instructor", to("/versi")],
  ["class", "instructor", to("/kelas/pelayanan-publik-prima")],
  ["needing help", "instructor", to("/kelas/pelayanan-publik-prima/peserta")],
  ["media", "instructor", to("/media")],
  ["studio", "instructor", to("/studio")],
  ["draft", "instructor", draft],
  ["bank", "instructor", to("/bank")],
  ["marking", "instructor", to("/penilaian")],
];
