// Labels on a picture and options in a text: dragged, tapped and chosen, all one answer.
import { expect, handIn, ready, test, usable, usableFromTop } from "../fixtures/sinau";
import { sit } from "../pages/study";
import type { Locator, Page } from "@playwright/test";

/** The middle of something, scrolled into sight. */
async function middle(of: Locator) {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags by what the device has: the mouse, or a finger. */
async function drag(page: Page, from: Locator, to: Locator | { x: number; y: number }) {
  const start = await middle(from);
  const end = "x" in to ? to : await middle(to);
  const steps = [1, 2, 3, 4].map((step) => ({ x: start.x + ((end.x - start.x) * step) / 4, y: start.y + ((end.y - start.y) * step) / 4 }));
  if (test.info().project.name === "phone") {
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: string, points: { x: number; y: number }[]) => devtools.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: points });
    await touch("touchStart", [start]);
    for (const step of steps) await touch("touchMove", [step]);
    await touch("touchEnd", []);
    await devtools.detach();
  } else {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const step of steps) await page.mouse.move(step.x, step.y);
    await page.mouse.up();
  }
}

/** Taps with a finger, or clicks. */
const tap = (what: Locator) => (test.info().project.name === "phone" ? what.tap() : what.click());

/** Goes on until a question shows something. */
async function findQuestion(page: Page, selector: string) {
  await page.getByRole("group", { name: /.+/ }).first().waitFor();
  while (!(await page.locator(selector).isVisible())) {
    const number = await page.locator(".q-number").textContent();
    await page.getByRole("button", { name: "Berikutnya" }).click();
    await expect(page.locator(".q-number")).not.toHaveText(number!);
  }
}

test("labels come to their spots by dragging, by tapping and from the list", async ({ sitter: page }) => {
  test.slow();
  await sit(page, "Kuis modul 2");
  await findQuestion(page, ".q-picture");
  const main = page.locator("main");
  const chip = (name: string) => main.locator(".q-chip", { hasText: name });
  const spot = (number: number) => main.locator(".q-spot").nth(number - 1);
  const list = (number: number) => main.getByRole("combobox", { name: new RegExp(`^${number}\\. `) });
  const shows = async (number: number, label: string) => {
    await expect(list(number).locator("option:checked")).toHaveText(label || "Pilih…");
    await expect(spot(number)).toHaveText(`${number}${label}`);
  };
  await expect(main.getByRole("img", { name: /^Denah ruang layanan/ })).toBeVisible();
  await expect(main.locator(".q-spot")).toHaveCount(4);
  await usable(page);
  await main.locator(".q-picture").evaluate((picture) => picture.scrollIntoView({ block: "center" }));
  for (const one of await main.locator(".q-spot").all()) {
    const box = (await one.boundingBox())!;
    expect(Math.min(box.width, box.height), "WCAG 2.5.8").toBeGreaterThanOrEqual(24);
  }

  // From where the labels lie onto the picture, on to another spot, and off it again.
  await drag(page, chip("Layar panggilan"), spot(1));
  await shows(1, "Layar panggilan");
  await drag(page, spot(1).locator(".q-spot__words"), spot(2));
  await shows(1, "");
  await shows(2, "Layar panggilan");
  await drag(page, chip("Rak arsip"), spot(4));
  await shows(4, "Rak arsip");
  await drag(page, spot(4).locator(".q-spot__words"), await middle(chip("Rak arsip")));
  await shows(4, "");

  // A label and a spot meet in either order; what is tapped twice comes back.
  await tap(chip("Mesin nomor antrean"));
  await tap(spot(1));
  await shows(1, "Mesin nomor antrean");
  await tap(spot(3));
  await tap(chip("Meja rapat"));
  await shows(3, "Meja rapat");
  await tap(spot(3));
  await tap(spot(3));
  await shows(3, "");
  await tap(chip("Meja rapat"));
  await tap(spot(4));
  await shows(4, "Meja rapat");
  await usableFromTop(page);

  // By keyboard alone, from the list; a label that is used elsewhere moves.
  await list(3).focus();
  await page.keyboard.press("m");
  await expect(list(3).locator("option:checked")).toHaveText(/^Me/);
  await list(3).selectOption({ label: "Kotak pengaduan" });
  await list(4).selectOption({ label: "Kotak pengaduan" });
  await shows(3, "");
  await shows(4, "Kotak pengaduan");
  await list(1).selectOption({ label: "Mesin nomor antrean" });
  await list(3).selectOption({ label: "Rak arsip" });
  await expect(page.locator(".f-header")).toContainText(/Terkirim|Semua terkirim/);
  await page.reload();
  await ready(page);
  await shows(1, "Mesin nomor antrean");
  await shows(2, "Layar panggilan");
  await shows(3, "Rak arsip");
  await usableFromTop(page);

  // The result says of every spot what was put there, and how right that is.
  await page.goto(`${page.url().split("?")[0]}/periksa`);
  await handIn(page);
  await page.waitForURL(/\/hasil/);
  await ready(page);
  const told = main.getByRole("row", { name: /^3\. kanan/ });
  await expect(told).toContainText("Rak arsip");
  await expect(told).toContainText("Salah");
  await expect(told).toContainText("Loket prioritas");
  await expect(main.getByRole("row", { name: /^4\. kanan bawah/ })).toContainText("Benar");
  await expect(main.locator(".q-spot[data-tone=bad]")).toHaveText("3Rak arsip");
  await expect(main.locator(".q-spot[data-tone=ok]")).toHaveCount(3);
  await usable(page);
});

test("options of a text are dragged and tapped into its gaps, or chosen there", async ({ sitter: page }) => {
  test.slow();
  await sit(page, "Kuis modul 3");
  await findQuestion(page, ".q-cloze");
  const main = page.locator("main");
  const chip = (name: string) => main.locator(".q-chip", { hasText: name });
  const gap = (number: number) => main.getByRole("combobox", { name: `Isian ${number} dari 5` });
  const holds = (number: number, words: string) => expect(gap(number).locator("option:checked")).toHaveText(words);
  await usable(page);
  await main.locator(".q-tray").evaluate((tray) => tray.scrollIntoView({ block: "end" }));
  await gap(3).selectOption({ index: 0 });
  await gap(4).selectOption({ index: 0 });
  await drag(page, chip("digabung"), gap(4));
  await holds(4, "digabung");
  await expect(chip("digabung")).toHaveText("digabung4");
  await tap(chip("digabung"));
  await tap(gap(3).locator(".."));
  await holds(3, "digabung");
  await holds(4, "Pilih…");
  await gap(4).selectOption({ label: "disalurkan" });
  await expect(chip("disalurkan")).toHaveText("disalurkan4");
  await drag(page, chip("dihapus"), gap(4));
  await holds(4, "dihapus");
  // A gap with options of its own takes none of these.
  const own = await gap(1).inputValue();
  await drag(page, chip("dilempar"), gap(1));
  expect(await gap(1).inputValue()).toBe(own);
  await tap(chip("dihapus"));
  await tap(chip("dihapus"));
  await holds(4, "Pilih…");
  await usableFromTop(page);
});
