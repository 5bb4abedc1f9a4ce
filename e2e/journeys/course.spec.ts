// Course: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("course: the screen opens and can be used", async ({ learner }) => {
  await learner.goto("/katalog");
  await usable(learner);
});
