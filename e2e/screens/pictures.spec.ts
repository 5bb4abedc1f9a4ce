// The pictures of the README and the handbook, taken from the running demonstration: `cargo xtask pictures`.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/sinau";
import { answerOpen, begin, openFigures, openLesson, study } from "../pages/study";
import { decode, encode } from "./png";
import { ready, steady, test, visit } from "./steady";

const FOLDER = fileURLToPath(new URL("../../crates/handbook/docs/pictures", import.meta.url));
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };

/** Takes a picture of what somebody sees. */
function picture(name: string, who: string, size: typeof PHONE, way: (page: Page) => Promise<void>) {
  test(name, async ({ browser }) => {
    const context = await steady(browser, { ...size, colorScheme: "light" });
    const page = await context.newPage();
    await signIn(page, `${who}@demo.sinau.id`);
    await way(page);
    await ready(page);
    await page.evaluate(async () => {
      (document.activeElement as HTMLElement | null)?.blur();
      await document.fonts.ready;
    });
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}/${name}.png`, encode(decode(await page.screenshot({ animations: "disabled" }))));
    await context.close();
  });
}

picture("team", "sari", DESKTOP, (page) => visit(page, "/tim"));

picture("studio", "dewi", DESKTOP, async (page) => {
  await visit(page, "/studio");
  await page.locator("main").getByRole("link", { name: /Menutup Pengaduan/ }).first().click();
  await page.waitForURL(/\/studio\/[^/]+$/);
});

picture("statistics", "dewi", DESKTOP, async (page) => {
  await openFigures(page);
  await page.locator("main a[href*='/statistik/']").first().click();
  await page.waitForURL(/\/statistik\/[^/]+$/);
});

picture("home", "budi", PHONE, (page) => visit(page, "/"));

picture("lesson", "budi", PHONE, async (page) => {
  await study(page);
  await openLesson(page, "Asas, hak, dan kewajiban");
  await page.evaluate(() => scrollTo(0, 0));
});

picture("quiz", "budi", PHONE, async (page) => {
  await study(page);
  await openLesson(page, "Kuis modul 1");
  await page.getByRole("link", { name: "Buka kuis" }).click();
  await page.waitForURL(/\/kuis\//);
  await begin(page);
  await answerOpen(page);
  await page.getByText(/Terkirim|Semua terkirim/).first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
});
