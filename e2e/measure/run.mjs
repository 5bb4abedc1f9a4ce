// Measures the screens of a running server; `cargo xtask bench browser` starts one. The last line is one object of JSON.
import { bytes } from "./bytes.mjs";
import { lighthouses } from "./lighthouse.mjs";
import { routes } from "./routes.mjs";
import { launch, screens as find } from "./sinau.mjs";
import { studio } from "./studio.mjs";
import { waiting } from "./waiting.mjs";

const browser = await launch();
let figures = {};
let screens;
try {
  screens = await find(browser);
  figures = { ...(await bytes(browser, screens)), ...(await waiting(browser, screens)) };
  figures = { ...figures, ...(await routes(browser, screens)), ...(await studio(browser)) };
} finally {
  await browser.close();
}
figures = { ...figures, ...(await lighthouses(screens)) };
console.log(JSON.stringify(figures));
