// Organisation: its first screen can be used by all.
import { test, usable } from "../fixtures/sinau";

test("organisation: the screen opens and can be used", async ({ admin }) => {
  await admin.goto("/organisasi");
  await usable(admin);
});
