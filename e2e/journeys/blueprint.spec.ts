// Blueprint: the journey of a person through its screens.
import { expect, test } from "../fixtures/sinau";

test("blueprint: write the journey here", async ({ learner }) => {
  await learner.goto("/blueprint");
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("Blueprint");
});
