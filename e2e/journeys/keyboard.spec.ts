// By keyboard alone, from finding a course to handing in a quiz, from a figure to a person, from a draft to its order:
// at each stop of Tab the focus can be seen, and it is where the work goes on.
import { expect, ready, test } from "../fixtures/sinau";
import { at, press, tabTo } from "../pages/keys";

const COURSE = "Inovasi Pelayanan Publik";

test("a course is found, read and left by keyboard", async ({ superior: page }) => {
  test.slow();
  await page.goto("/katalog");
  await ready(page);
  const main = page.locator("main");
  const facet = main.getByRole("button", { name: /^Menengah/ });
  await press(page, facet, "Space");
  await expect(facet).toHaveAttribute("aria-pressed", "true");
  await at(page, facet);
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("inovasi");
  await expect(page).toHaveURL(/inovasi/);
  await at(page, page.getByRole("searchbox"));
  await press(page, main.getByRole("link", { name: COURSE, exact: true }));
  await page.waitForURL(/\/pelatihan\/inovasi/);
  await ready(page);
  await at(page, page.getByRole("heading", { level: 1 }));

  const way = main.getByRole("button", { name: "Daftar & mulai" }).or(main.getByRole("link", { name: /^(Lanjutkan|Mulai belajar)$/ })).first();
  await press(page, way);
  await page.waitForURL(/\/belajar\//);
  await ready(page);
  await page.reload();
  await ready(page);
  await press(page, page.getByRole("navigation", { name: "Daftar materi" }).getByRole("link", { name: /^Apa yang disebut inovasi/ }));
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Apa yang disebut inovasi");
  await at(page, title);
  const done = main.getByRole("button", { name: "Tandai selesai & lanjut" }).or(main.getByRole("link", { name: "Lanjut", exact: true })).first();
  await press(page, done);
  await expect(title).toContainText("Aturan dan ruang gerak");
  await at(page, title);
  // Back is back to the place where one has been reading, below the heading that is spoken.
  await page.goBack();
  await expect(title).toContainText("Apa yang disebut inovasi");
  await expect(title).toBeFocused();
});

test("a quiz is answered, looked through and handed in by keyboard", async ({ superior: page }) => {
  test.slow();
  const main = page.locator("main");
  await page.goto("/pelatihan/inovasi-pelayanan-publik");
  await ready(page);
  await press(page, main.getByRole("button", { name: "Daftar & mulai" }).or(main.getByRole("link", { name: /^(Lanjutkan|Mulai belajar)$/ })).first());
  await page.waitForURL(/\/belajar\//);
  await ready(page);
  await page.reload();
  await ready(page);
  await press(page, page.getByRole("navigation", { name: "Daftar materi" }).getByRole("link", { name: /^Kuis modul 1/ }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kuis modul 1");
  await press(page, main.getByRole("link", { name: "Buka kuis" }));
  await page.waitForURL(/\/kuis\//);
  await ready(page);
  await press(page, main.getByRole("button", { name: /^(Mulai kuis|Kerjakan lagi|Lanjutkan kuis)$/ }).or(main.getByRole("link", { name: "Lanjutkan kuis" })).first());
  await page.waitForURL(/\/kuis\/percobaan\//);
  await ready(page);

  const field = main.locator("fieldset").first().locator(":is(input, select, textarea, button):not([aria-disabled=true])").first();
  await tabTo(page, field);
  const kind = await field.evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.tagName.toLowerCase()));
  // Whatever the first question asks for: a choice, a pair, words, a place in an order.
  if (/radio|checkbox/.test(kind)) await page.keyboard.press("Space");
  else if (kind === "select") for (const one of await main.locator("fieldset").first().locator("select").all()) {
    if (!(await one.evaluate((it) => it === document.activeElement))) await tabTo(page, one);
    await page.keyboard.press("ArrowDown");
  }
  else if (kind === "button") await page.keyboard.press("Enter");
  else await page.keyboard.type("12,5");
  await expect(page.getByRole("navigation", { name: "Daftar soal" }).getByRole("button", { name: /^Soal 1: (?!belum)/ })).toBeVisible();
  const doubt = main.getByRole("button", { name: "Tandai ragu" }).or(main.getByRole("button", { name: /ragu/i })).first();
  await press(page, doubt, "Space");
  await at(page, doubt);
  const grid = page.getByRole("navigation", { name: "Daftar soal" }).getByRole("button", { name: /^Soal 3/ });
  await press(page, grid);
  await expect(page).toHaveURL(/soal=3/);
  await ready(page);
  await press(page, main.getByRole("link", { name: /Periksa/ }).or(main.getByRole("button", { name: /Periksa/ })).first());
  await page.waitForURL(/\/periksa/);
  await ready(page);
  await press(page, main.getByRole("button", { name: "Kirim jawaban" }));
  const sure = page.getByRole("dialog").getByRole("button", { name: /^Kirim/ });
  await expect(sure.or(main.getByText("Tanda terima")).first()).toBeVisible();
  if (await sure.isVisible()) await press(page, sure);
  await page.waitForURL(/\/hasil/);
  await ready(page);
  await at(page, page.getByRole("heading", { level: 1 }));
});

test("a superior goes from the figures to a person by keyboard", async ({ superior: page }) => {
  await page.goto("/tim");
  await ready(page);
  const main = page.locator("main");
  const meaning = main.getByText("Apa arti JP tercapai?").or(main.locator("summary").filter({ hasText: "JP tercapai" })).first();
  await tabTo(page, main.locator("summary, button").filter({ has: meaning }).or(meaning).first());
  await page.keyboard.press("Enter");
  const filter = main.getByRole("group", { name: "Saring menurut penilaian" }).getByRole("button", { name: /^Pantau/ });
  await press(page, filter, "Space");
  await expect(filter).toHaveAttribute("aria-pressed", "true");
  await at(page, filter);
  await press(page, filter, "Space");
  await press(page, main.locator("a[href^='/tim/orang/']").first());
  await page.waitForURL(/\/tim\/orang\//);
  await ready(page);
  await at(page, page.getByRole("heading", { level: 1 }));
});

test("a draft is renamed, added to, put in order and taken back by keyboard", async ({ instructor: page }) => {
  test.slow();
  const name = `Papan tik ${Date.now()}`;
  await page.goto("/studio");
  await ready(page);
  await press(page, page.getByRole("button", { name: "Mulai draf" }));
  await tabTo(page, page.getByLabel("Judul pelatihan"));
  await page.keyboard.type(name);
  await press(page, page.getByRole("button", { name: "Mulai", exact: true }));
  await page.waitForURL(/\/studio\/[^/]+$/);
  await ready(page);
  await press(page, page.getByRole("button", { name: "Tambah modul" }));
  await at(page, page.getByLabel("Judul modul baru"));
  await page.keyboard.type("Modul");
  await page.keyboard.press("Enter");
  const title = page.getByLabel("Judul materi baru");
  for (const unit of ["Satu", "Dua"]) {
    await at(page, title);
    await expect(title).toHaveValue("");
    await page.keyboard.type(unit);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: unit, exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByRole("link", { name: "Satu", exact: true }), "Shift+Tab");
  await page.keyboard.press("F2");
  await at(page, page.getByRole("textbox", { name: "Judul", exact: true }));
  await page.keyboard.type("Pertama");
  await page.keyboard.press("Enter");
  await at(page, page.getByRole("link", { name: "Pertama", exact: true }));
  const down = page.getByRole("button", { name: "Turun: Pertama" });
  await press(page, down);
  await at(page, down);
  const titles = () => page.locator("[data-kind=materi] .s-draft__title").allTextContents();
  await expect.poll(titles).toEqual(["Dua", "Pertama"]);
  await tabTo(page, page.getByRole("button", { name: /^Batalkan: |^Urungkan: / }).first(), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(titles).toEqual(["Pertama", "Dua"]);
});
