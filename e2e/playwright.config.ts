// Journeys run against a server with a fresh demonstration city, which `cargo xtask test` starts.
import { defineConfig } from "@playwright/test";

const origin = process.env.SINAU_ORIGIN ?? "http://localhost:8080";
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // A container's root cannot use the sandbox; the rest keeps Chromium from calling home.
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};
const common = { baseURL: origin, launchOptions, locale: "id-ID", timezoneId: "Asia/Jakarta", trace: "on-first-retry" as const, actionTimeout: 30_000, navigationTimeout: 30_000 };

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  snapshotPathTemplate: "{testDir}/{testFilePath}-snapshots/{arg}{ext}",
  // A busy machine has been four times slower than a quiet one, where the longest takes half a minute.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // The browser itself dies now and then on a small machine. What passed only at the second try is listed as flaky.
  retries: 1,
  reporter: [["list"]],
  projects: [
    // What learners do all day, and dashboards, are walked on both. What means harm means it at any width; names, keys,
    // forced colours, and what staff write, mark and administer are a desk's (`reflow` and `shift` hold their screens
    // against a phone, by sizes of their own). The rest is walked once, where most people meet it: on a phone.
    { name: "phone", testIgnore: /hostile|keyboard|names|system|package|provider|templates|reflow|shift|review|draft|blueprint|bank|statistics|correction|arrangement|media|organisation|class|marking|batch/, use: { ...common, viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: "dark" } },
    { name: "desktop", testIgnore: /complete|orientation|aids|account|gain|live|credit|progress|enrolment/, use: { ...common, viewport: { width: 1280, height: 800 }, colorScheme: "light" } },
  ],
});
