// Approved screens: what people see, compared with pictures that somebody has looked at. `cargo xtask test` starts a server of
// its own for them, whose clock begins at a fixed moment; `cargo xtask screens --approve` renews the pictures.
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/screens",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Screens are in the order in which a person makes them: what one opens, the next may show.
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  projects: [
    { name: "screens", testMatch: "screens.spec.ts" },
    { name: "pictures", testMatch: "pictures.spec.ts" },
  ],
  use: {
    baseURL: process.env.SINAU_ORIGIN ?? "http://localhost:8080",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL("fonts.conf", import.meta.url)) } as Record<string, string>,
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars",
        // The same letters and colours whatever the machine has.
        "--font-render-hinting=none", "--disable-lcd-text", "--disable-skia-runtime-opts", "--force-color-profile=srgb",
        "--disable-font-subpixel-positioning",
      ],
    },
  },
});
