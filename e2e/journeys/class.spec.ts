// Class: the journey of a person through its screens.
import { expect, test } from "../fixtures/sinau";

test("class: write the journey here", async ({ learner }) => {
  await learner.goto("/class");
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("Class");
});
