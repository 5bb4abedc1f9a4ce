// What means harm: texts and files of people with bad intentions are shown, and nothing of them runs.
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page, Response } from "@playwright/test";
import { expect, ready, test } from "../fixtures/sinau";

const PAYLOADS = (JSON.parse(readFileSync(new URL("../../backend/tests/data/payloads.json", import.meta.url), "utf8")) as { text: string }[])
  // Fields of texts take no controls.
  .map(({ text }) => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ""));

/** Parts of so many. */
const parts = (size: number) => Array.from({ length: Math.ceil(PAYLOADS.length / size) }, (_, at) => PAYLOADS.slice(at * size, (at + 1) * size));

/** Watches everything that a script could do first: say so, ask, leave, fetch from elsewhere, or run against the policy. */
async function watch(context: BrowserContext, origin: string) {
  const seen: string[] = [];
  await context.exposeFunction("__seen", (what: string) => void seen.push(what));
  await context.addInitScript(() => {
    const page = window as unknown as { __ran: (what?: string) => void; __seen: (what: string) => void };
    page.__ran = () => page.__seen(`ran on ${location.pathname}`);
    for (const name of ["alert", "confirm", "prompt", "print"] as const) {
      Object.defineProperty(window, name, { value: () => page.__seen(name) });
    }
    window.open = () => (page.__seen("open"), null);
    document.addEventListener("securitypolicyviolation", (event) => {
      page.__seen(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const listen = (page: Page) => {
    page.on("dialog", (dialog) => (seen.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
    page.on("popup", (popup) => void seen.push(`popup ${popup.url()}`));
    page.on("frameattached", (frame) => void seen.push(`frame ${frame.url()}`));
    page.on("download", (download) => void seen.push(`download ${download.url()}`));
    page.on("framenavigated", (frame) => {
      if (!frame.url().startsWith(origin) && frame.url() !== "about:blank") seen.push(`went to ${frame.url()}`);
    });
  };
  context.pages().forEach(listen);
  context.on("page", listen);
  context.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) seen.push(`asked ${request.url()}`);
  });
  return seen;
}

/** Calls the API as the page does, and answers with what came and its status. */
const call = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ({ method, path, body }) => {
      const { token } = await (await fetch("/api/v1/session/token", { method: "POST" })).json();
      const isBytes = typeof body === "string";
      const headers = { authorization: `Bearer ${token}`, "content-type": isBytes ? "application/octet-stream" : "application/json" };
      const answer = await fetch(`/api/v1${path}`, { method, headers, body: body === undefined ? undefined : isBytes ? body : JSON.stringify(body) });
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
    },
    { method, path, body },
  );

/** What must be done. */
async function done(page: Page, method: string, path: string, body?: unknown) {
  const answer = await call(page, method, path, body);
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

/** Sends a file; answers with its status and what became of it. */
async function send(page: Page, name: string, purpose: string, content: string) {
  const size = Buffer.byteLength(content);
  const begun = await call(page, "POST", "/uploads", { name, size_bytes: size, modified_ms: Date.now(), purpose });
  if (begun.status >= 300) return begun;
  await done(page, "PUT", `/uploads/${begun.body.id}/part?offset=0`, content);
  return call(page, "POST", `/uploads/${begun.body.id}/completion`, null);
}

/** Looks at everything that is shown, and touches what a pointer would. */
async function touch(page: Page) {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("main *")) {
      for (const name of ["mouseover", "mouseenter", "focus", "pointerenter", "wheel"]) element.dispatchEvent(new Event(name, { bubbles: true }));
    }
  });
  const live = await page.locator("main").evaluate((main) =>
    [...main.querySelectorAll("script, iframe, object, embed, base, meta, link, svg script, foreignObject, math, style, form[action], a[href]")]
      .filter((element) => !(element instanceof HTMLAnchorElement) || !/^(https?|mailto):$/.test(element.protocol))
      .map((element) => element.outerHTML),
  );
  expect(live).toEqual([]);
}

test("texts with scripts in them are shown where they are written and where they are read", async ({ instructor: page, learner, baseURL }, info) => {
  const name = `Berbahaya ${info.project.name} ${Date.now()}`;
  const seen = [await watch(page.context(), baseURL ?? ""), await watch(learner.context(), baseURL ?? "")];

  // A unit of a draft: in the editor, in its preview, and as learners see it.
  await page.goto("/studio");
  await ready(page);
  const { draft } = await done(page, "POST", "/drafts", { from: "blank", title: name });
  const begun = await done(page, "GET", `/drafts/${draft}`);
  const withModule = await done(page, "POST", `/drafts/${draft}/outline`, { rev: begun.rev, do: { act: "add_module", after: null, title: "<script>__ran()</script>" } });
  const withUnit = await done(page, "POST", `/drafts/${draft}/outline`, {
    rev: withModule.rev,
    do: { act: "add_unit", module: withModule.modules[0].id, after: null, kind: "text", title: "<img src=x onerror=__ran()>" },
  });
  const unit = withUnit.modules[0].units[0].id;
  for (const text of parts(100)) {
    const now = await done(page, "GET", `/drafts/${draft}/units/${unit}`);
    const after = now.blocks.at(-1)?.id ?? null;
    await done(page, "POST", `/drafts/${draft}/units/${unit}/blocks`, { rev: now.rev, do: { act: "insert", after, text: text.join("\n\n") } });
  }
  await page.goto(`/studio/${draft}/${unit}`);
  await ready(page);
  await expect(page.locator("main")).toContainText("<script>__ran()</script>");
  await touch(page);
  await page.getByRole("button", { name: /^Ubah: / }).first().click();
  await page.getByLabel("Teks blok (Markdown)").fill(PAYLOADS.slice(0, 60).join("\n\n"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").filter({ hasText: /^Tersimpan \d/ })).toBeVisible();
  await touch(page);
  await page.goto(`/studio/${draft}/${unit}/pratinjau`);
  await ready(page);
  await expect(page.locator("main")).toContainText("<script>__ran()</script>");
  await touch(page);
  const { rev } = await done(page, "GET", `/drafts/${draft}`);
  await done(page, "DELETE", `/drafts/${draft}`, { rev });

  // Questions: text, choices and what is said about them.
  const escaped = (text: string) => text.replace(/\n/g, " ").replace(/[\\{}=~#:]/g, "\\$&");
  const tag = `bahaya-${info.project.name}-${Date.now()}`;
  const gift = parts(40).map((part, at) => {
    const choice = escaped(part[at % part.length]);
    return `// [tag:${tag}]\n::${name} ${at}:: ${part.map(escaped).join(" ")} {=a ${choice}#${choice} ~b ${choice}#${choice}}`;
  });
  const { categories } = await done(page, "GET", "/bank");
  const content = Buffer.from(gift.join("\n\n")).toString("base64");
  const taken = await done(page, "POST", "/bank/imports", { category: categories[0].id, name: "soal.gift", content });
  const { items } = await done(page, "GET", `/bank/questions?tag=${tag}`);
  expect(items.length).toBeGreaterThan(1);
  for (const question of items.slice(0, 2)) {
    await page.goto(`/bank/${question.id}`);
    await ready(page);
    await expect(page.locator("main")).toContainText("__ran()");
    await touch(page);
  }
  await done(page, "DELETE", `/bank/imports/${taken.row.id}`);

  // A message of a class: looked at by who writes it, read by who gets it.
  await page.goto("/kelas/pelayanan-publik-prima/peserta");
  await ready(page);
  await page.getByRole("button", { name: /^Segera jatuh tempo/ }).click();
  await page.waitForURL(/reason=due_soon/);
  await page.getByRole("checkbox", { name: /Budi Santoso/ }).check();
  await page.getByRole("button", { name: "Tulis pesan ke yang dipilih" }).click();
  const dialog = page.getByRole("dialog", { name: "Tulis pesan" });
  await dialog.getByLabel("Judul").fill(name);
  const few = PAYLOADS.filter((_, at) => at % 8 === 0).join("\n\n").slice(0, 1900);
  await dialog.getByLabel("Isi pesan").fill(few);
  await dialog.getByRole("button", { name: "Lihat pratinjau" }).click();
  await expect(dialog.getByRole("region", { name: "Pratinjau" })).toContainText("__ran()");
  await touch(page);
  await dialog.getByRole("button", { name: "Kirim ke 1 orang" }).click();
  await expect(dialog).toBeHidden();
  await learner.goto("/pesan");
  await ready(learner);
  const message = learner.locator("details").filter({ hasText: name });
  await message.locator("summary").click();
  await expect(message).toContainText("__ran()");
  await touch(learner);
  await message.getByRole("button", { name: /^Hapus/ }).click();
  await expect(message).toHaveCount(0);

  expect(seen.flat()).toEqual([]);
});

/** Opens addresses as who they belong to, in a window that brings no script of its own along; answers with what it logged. */
async function opened(browser: Browser, of: Page, addresses: string[], look: (page: Page, answer: Response) => Promise<void>) {
  const context = await browser.newContext({ storageState: await of.context().storageState() });
  const page = await context.newPage();
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("dialog", (dialog) => (logged.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
  page.on("request", (request) => {
    if (!addresses.includes(request.url()) && !request.url().endsWith("/favicon.ico")) logged.push(`asked ${request.url()}`);
  });
  for (const address of addresses) {
    const answer = await page.goto(address);
    if (answer !== null) await look(page, answer);
    expect(page.url()).toBe(address);
  }
  await context.close();
  return logged;
}

test("files that are pages in disguise do not run where they are opened", async ({ browser, instructor: page, learner, baseURL }) => {
  const seen = [await watch(page.context(), baseURL ?? ""), await watch(learner.context(), baseURL ?? "")];
  await page.goto("/media");
  await ready(page);
  const drawing = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="__ran()"><rect width="5" height="5" onclick="__ran()"/>${inside}</svg>`;
  const insides = [
    "<script>__ran()</script>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='__ran()'><img src='x' onerror='__ran()'/></body></foreignObject>",
    "<image href='https://jahat.example/a.png' onerror='__ran()'/><use href='https://jahat.example/a.svg#x'/>",
    "<style>@import url(https://jahat.example/a.css); rect{fill:url(https://jahat.example/b.svg#x)}</style>",
    "<a xlink:href='https://jahat.example'><text y='5'>x</text></a>",
  ];
  const drawn: string[] = [];
  for (const [at, inside] of insides.entries()) {
    const taken = await send(page, `gambar-${at}.svg`, "library", drawing(inside));
    expect(taken.status, inside).toBeLessThan(300);
    drawn.push(taken.body.id);
  }
  const drawings = drawn.map((id) => `${baseURL}/api/v1/media/${id}/content`);
  const said = await opened(browser, page, drawings, async (page, answer) => {
    expect(answer.headers()["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
    expect(await answer.text()).not.toMatch(/__ran|jahat/);
    await page.locator("rect").first().click();
  });
  // Not even an attempt of it was stopped: there is nothing left to run.
  expect(said).toEqual([]);
  for (const id of drawn) await done(page, "DELETE", `/media/${id}`);
  const html = "<!doctype html><script>__ran()</script><img src=x onerror=__ran()>";
  for (const name of ["halaman.html", "halaman.svg", "halaman.png", "halaman.pdf", "halaman.vtt", "halaman.mp4", "halaman.docx"]) {
    expect((await send(page, name, "library", html)).status, name).toBe(422);
  }
  // Plain text may say anything; it is opened as text.
  await learner.goto("/");
  await ready(learner);
  const text = await send(learner, "jawaban.txt", "answer", html);
  expect(text.status).toBeLessThan(300);
  const written = await opened(browser, learner, [`${baseURL}/api/v1/media/${text.body.id}/content`], async (page, answer) => {
    expect(answer.headers()["content-type"]).toContain("text/plain");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    await expect(page.locator("script, img")).toHaveCount(0);
  });
  expect(written).toEqual([]);
  await done(learner, "DELETE", `/media/${text.body.id}`);

  expect(seen.flat()).toEqual([]);
});
