// Home: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("home: the screen opens and can be used", async ({ learner }) => {
  await learner.goto("/");
  await usable(learner);
});
