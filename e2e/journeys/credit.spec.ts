// Credit: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("credit: the screen opens and can be used", async ({ learner }) => {
  await learner.goto("/jp");
  await usable(learner);
});
