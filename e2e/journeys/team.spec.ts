// Team: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("team: the screen opens and can be used", async ({ superior }) => {
  await superior.goto("/tim");
  await usable(superior);
});
