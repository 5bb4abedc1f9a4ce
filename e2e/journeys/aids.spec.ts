// Reading aids: before sign-in and in the app, kept on the device, there at the first paint.
import { expect, ready, signIn, test, usable } from "../fixtures/sinau";

const opener = { name: "Bantuan baca" };

test("aids are chosen before sign-in, stay, and go by one button", async ({ browser, page }, info) => {
  await page.goto("/masuk");
  const before = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  await page.locator(".f-header").getByRole("button", opener).click();
  const panel = page.getByRole("dialog", opener);
  await expect(panel.getByRole("heading", opener)).toBeFocused();
  await usable(page);
  await panel.getByRole("button", { name: "Sangat besar" }).click();
  await expect(panel.getByRole("button", { name: "Sangat besar" })).toHaveAttribute("aria-pressed", "true");
  await expect(panel.getByRole("status")).toHaveText("Ukuran teks: Sangat besar");
  for (const name of ["Jarak lega", "Kontras tinggi", "Garis bawahi tautan"]) {
    await panel.getByRole("button", { name }).click();
    await expect(panel.getByRole("status")).toHaveText(`${name}: aktif`);
  }
  await usable(page);
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page.locator(".f-header").getByRole("button", opener)).toBeFocused();
  await usable(page);

  // The next page has them before any script has run.
  const silent = await browser.newContext({ ...info.project.use, javaScriptEnabled: false, storageState: await page.context().storageState() });
  const still = await silent.newPage();
  await still.goto("/masuk");
  await expect(still.locator("html")).toHaveAttribute("data-aids", "t2scu");
  await expect(still.locator("link#reading")).toHaveCount(1);
  await silent.close();

  await signIn(page, "budi@demo.sinau.id");
  await expect(page.locator("html")).toHaveAttribute("data-aids", "t2scu");
  const after = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  expect(after).toBeGreaterThan(before * 1.3);
  const apart = await page.locator("main p").first().evaluate((line) => getComputedStyle(line).letterSpacing);
  expect(parseFloat(apart)).toBeGreaterThan(1);
  await usable(page);

  // The account page has the same panel; one button brings everything back.
  await page.goto("/akun");
  await ready(page);
  await page.locator("main").getByRole("button", opener).click();
  await expect(panel.getByRole("button", { name: "Kontras tinggi" })).toHaveAttribute("aria-pressed", "true");
  await panel.getByRole("button", { name: "Kembalikan ke semula" }).click();
  await expect(panel.getByRole("status")).toHaveText("Semua bantuan baca dimatikan.");
  await expect(page.locator("html")).toHaveAttribute("data-aids", "");
  await panel.getByRole("button", { name: "Tutup" }).click();
  await page.reload();
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("data-aids", "");
});

for (const theme of ["Terang", "Gelap"]) {
  test(`high contrast is seven to one in ${theme}`, async ({ learner: page }) => {
    await page.locator(".f-header").getByRole("button", opener).click();
    const panel = page.getByRole("dialog", opener);
    await panel.getByRole("button", { name: theme }).click();
    await expect(panel.getByRole("button", { name: theme })).toHaveAttribute("aria-pressed", "true");
    await panel.getByRole("button", { name: "Kontras tinggi" }).click();
    await page.keyboard.press("Escape");
    const least = await page.evaluate(() => {
      const shade = (name: string) => {
        const probe = document.createElement("i");
        probe.style.color = `var(${name})`;
        document.body.append(probe);
        const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g)!.map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        probe.remove();
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (one: string, other: string) => {
        const [dark, light] = [shade(one), shade(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      };
      const pairs: [string, string][] = [
        ...["--text", "--text-2", "--text-muted", "--brand", "--ok", "--warn", "--bad", "--info"]
          .flatMap((name) => ["--page", "--card", "--surface-3"].map((ground) => [name, ground] as [string, string])),
        ["--on-brand", "--brand"], ["--ok", "--ok-bg"], ["--warn", "--warn-bg"], ["--bad", "--bad-bg"], ["--info", "--info-bg"],
        ["--brand", "--brand-subtle"],
      ];
      return pairs.map(([one, other]) => ({ one, other, ratio: ratio(one, other) })).filter((pair) => pair.ratio < 7);
    });
    expect(least).toEqual([]);
    await usable(page);
  });
}
