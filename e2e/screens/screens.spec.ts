// Two dozen screens of the demonstration city. Those of staff come first: they show what learners do, and learners do it after.
import { approve, expect, ready, test, visit, type Size } from "./steady";
import { answerOpen, begin, COURSE, openFigures, openLesson, study } from "../pages/study";

const CLASS = "/kelas/pelayanan-publik-prima";
const ALL: readonly Size[] = ["phone", "tablet", "desktop"];

/** Screens that an address leads to: name, who, address, sizes. */
const PLAIN: [name: string, who: string, address: string, sizes?: readonly Size[]][] = [
  ["sign-in", "", "/masuk"],
  ["team", "sari", "/tim", ALL],
  ["studio", "dewi", "/studio"],
  ["bank", "dewi", "/bank", ALL],
  ["question-editor", "dewi", "/bank/baru?kind=single"],
  ["marking", "dewi", "/penilaian"],
  ["class", "dewi", CLASS, ALL],
  ["organisation", "admin", "/organisasi"],
  ["home", "budi", "/", ALL],
  ["catalogue", "budi", "/katalog"],
  ["course", "budi", COURSE],
  ["jp", "budi", "/jp"],
  ["account", "budi", "/akun"],
  ["empty", "budi", "/katalog?q=tidak+ada+yang+begini"],
  ["not-found", "budi", "/alamat-yang-tidak-ada"],
];

const plain = (names: string[]) => {
  for (const [name, who, address, sizes] of PLAIN.filter(([name]) => names.includes(name))) {
    test(name, async ({ people }) => {
      const page = await people.page(who);
      await visit(page, address);
      await approve(page, name, sizes);
    });
  }
};

plain(["sign-in", "team"]);

test("person", async ({ people }) => {
  const page = await people.page("sari");
  await visit(page, "/tim?q=budi+santoso");
  await page.locator("main a[href*='/tim/orang/']").first().click();
  await page.waitForURL(/\/tim\/orang\//);
  await approve(page, "person");
});

plain(["studio"]);

test("outline and unit editor", async ({ people }) => {
  const page = await people.page("dewi");
  await visit(page, "/studio");
  await page.locator("main").getByRole("link", { name: /Menutup Pengaduan/ }).first().click();
  await page.waitForURL(/\/studio\/[^/]+$/);
  await approve(page, "outline");
  await page.locator("main li a[href^='/studio/']").first().click();
  await page.waitForURL(/\/studio\/[^/]+\/[^/]+$/);
  await approve(page, "unit-editor");
});

plain(["bank", "question-editor", "marking", "class"]);

test("statistics", async ({ people }) => {
  const page = await people.page("dewi");
  await openFigures(page);
  await page.locator("main a[href*='/statistik/']").first().click();
  await page.waitForURL(/\/statistik\/[^/]+$/);
  await approve(page, "statistics");
});

test("batch", async ({ people }) => {
  const page = await people.page("admin");
  await visit(page, "/angkatan");
  await page.locator("main").getByRole("link", { name: "Angkatan II", exact: true }).first().click();
  await page.waitForURL(/\/angkatan\/[^/]+$/);
  await approve(page, "batch");
});

plain(["organisation", "home", "catalogue", "course", "jp", "account", "empty", "not-found"]);

test("three in English", async ({ people }) => {
  const page = await people.page("budi");
  const speak = async (lang: string) => {
    await page.evaluate((lang) => document.querySelector<HTMLElement>(`[data-set-lang=${lang}]`)?.click(), lang);
    // The page is loaded anew in the other language.
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await ready(page);
  };
  await visit(page, "/");
  await speak("en");
  await approve(page, "home-en", ["phone"]);
  for (const [name, address] of [["course-en", COURSE], ["jp-en", "/jp"]] as const) {
    await visit(page, address);
    await approve(page, name, ["desktop"]);
  }
  await speak("id");
});

test("lesson and video", async ({ people }) => {
  const page = await people.page("budi");
  await study(page);
  await openLesson(page, "Asas, hak, dan kewajiban");
  // Letters inside a drawing are the machine's.
  await approve(page, "lesson", ALL, [page.locator("main img")]);
  await openLesson(page, "Video: lima langkah");
  await approve(page, "video", ["phone", "desktop"], [page.locator("main video")]);
});

test("a quiz from its rules to its result", async ({ people }) => {
  test.slow();
  const page = await people.page("admin");
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await approve(page, "quiz-rules");
  await begin(page);
  const attempt = page.url().replace(/\?.*/, "");
  await answerOpen(page);
  await page.getByText(/Terkirim|Semua terkirim/).first().waitFor();
  await approve(page, "question");
  await visit(page, `${attempt}/periksa`);
  await approve(page, "check");
  await page.getByRole("button", { name: "Kirim jawaban" }).click();
  const sure = page.locator("dialog[open]").getByRole("button", { name: /Kirim/ });
  await page.waitForURL(/\/hasil/, { timeout: 3_000 }).catch(() => sure.click());
  await page.waitForURL(/\/hasil/);
  // A receipt has a code of its own.
  await approve(page, "result", ["phone", "desktop"], [page.getByText(/^[0-9A-Z]{8}$/)]);
});
