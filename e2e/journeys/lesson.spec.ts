// Lesson: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("lesson: the screen opens and can be used", async ({ learner }) => {
  await learner.goto("/pembelajaran");
  await usable(learner);
});
