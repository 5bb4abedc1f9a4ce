// What means harm: texts and files of people with bad intentions are shown, and nothing of them runs.
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page, Response } from "@playwright/test";
import { expect, ready, test } from "../fixtures/sinau";

// What is traced gets a script of the tracer's own into every document, and the sandbox of a file says that it stopped it.
test.use({ trace: "off" });

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

/** What ran, left or asked elsewhere; that frames were made and files kept is what the page itself did,
 * and a file that may not be framed leaves an error. */
const ran = (seen: string[]) => seen.filter((what) => !/^(frame|download|went to chrome-error:)/.test(what));

/** Calls the API as the page does, and answers with what came and its status. */
const call = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ({ method, path, body }) => {
      const kept = window as unknown as { __token?: Promise<string> };
      kept.__token ??= fetch("/api/v1/session/token", { method: "POST" }).then(async (answer) => (await answer.json()).token);
      const token = await kept.__token;
      const isBytes = typeof body === "string";
      const headers = { authorization: `Bearer ${token}`, "content-type": isBytes ? "application/octet-stream" : "application/json" };
      const answer = await fetch(`/api/v1${path}`, { method, headers, body: body === undefined ? undefined : isBytes ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)) : JSON.stringify(body) });
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
async function send(page: Page, name: string, purpose: string, content: string | Buffer) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const size = bytes.length;
  const begun = await call(page, "POST", "/uploads", { name, size_bytes: size, modified_ms: Date.now(), purpose });
  if (begun.status >= 300) return begun;
  await done(page, "PUT", `/uploads/${begun.body.id}/part?offset=0`, bytes.toString("base64"));
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

test("texts with scripts in them are shown where they are written and where they are read", async ({ instructor: page, learner, baseURL }) => {
  const name = `Berbahaya ${Date.now()}`;
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

  // What readers say about the draft.
  for (const text of parts(60)) await done(page, "POST", `/drafts/${draft}/comments`, { unit, text: text.join("\n\n").slice(0, 1900) });
  await page.goto(`/studio/${draft}/telaah`);
  await ready(page);
  await expect(page.locator("main")).toContainText("<script>__ran()</script>");
  await touch(page);
  const { rev } = await done(page, "GET", `/drafts/${draft}`);
  await done(page, "DELETE", `/drafts/${draft}`, { rev });

  // Questions: text, choices and what is said about them.
  const escaped = (text: string) => text.replace(/\n/g, " ").replace(/[\\{}=~#:]/g, "\\$&");
  const word = `bahaya${Date.now()}`;
  // Questions with pictures are put aside; each of these stands alone, so that what is taken is not put aside with it.
  const pictures = PAYLOADS.filter((text) => /<(img|picture|image|audio|video|source|embed|object|input)|!\[|src/i.test(text));
  const others = PAYLOADS.filter((text) => !pictures.includes(text));
  const grouped = [...Array.from({ length: Math.ceil(others.length / 12) }, (_, at) => others.slice(at * 12, at * 12 + 12)), ...pictures.map((text) => [text])];
  const gift = grouped.map((part, at) => {
    const [right, wrong] = [part[0], part.at(-1) ?? ""].map((text) => escaped(text).trim());
    return `::${name} ${at}:: Soal ${word} ${part.map(escaped).join("\\n\\n")} {=a ${right}#a ${right} ~b ${wrong}#b ${wrong}}`;
  });
  const { categories } = await done(page, "GET", "/bank");
  const content = Buffer.from(gift.join("\n\n")).toString("base64");
  const taken = await done(page, "POST", "/bank/imports", { category: categories[0].id, name: "soal.gift", content });
  const { items } = await done(page, "GET", `/bank/questions?q=${word}`);
  expect(items.length).toBeGreaterThan(5);
  for (const question of items) {
    await page.goto(`/bank/${question.id}`);
    await ready(page);
    await expect(page.locator("main")).toContainText(word);
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
    const answer = await page.goto(address).catch((error: Error) => {
      // What is kept rather than shown runs nowhere.
      if (!/Download is starting/.test(error.message)) throw error;
      return null;
    });
    if (answer === null) continue;
    await look(page, answer);
    expect(page.url()).toBe(address);
  }
  await context.close();
  return logged;
}

/** A page of the app's own origin that brings files in by every element there is, with no policy of its own to help it. */
async function embedded(page: Page, origin: string, addresses: string[]) {
  const at = `${origin}/bingkai`;
  const each = (address: string) =>
    `<img src="${address}"><video src="${address}"><track default src="${address}"></video>` +
    `<iframe src="${address}"></iframe><object data="${address}"></object>`;
  await page.route(at, (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html>${addresses.map(each).join("")}` }));
  await page.goto(at, { waitUntil: "load" });
  await page.unroute(at);
}

const HTML = "<!doctype html><script>__ran()</script><img src=x onerror=__ran()>";
const POINT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

/** A drawing with something in it. */
const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="__ran()"><rect width="5" height="5" onclick="__ran()"/>${inside}</svg>`;

/** A paper whose only page has something to click on. */
const paper = (action: string) =>
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
  `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A ${action}>>]>>endobj\n` +
  "trailer<</Root 1 0 R>>\n%%EOF\n";

/** Files for the library: names and contents. */
function files(): [string, string | Buffer][] {
  const drawn = [
    "<script>__ran()</script>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='__ran()'><img src='x' onerror='__ran()'/></body></foreignObject>",
    "<image href='https://jahat.example/a.png' onerror='__ran()'/><use href='https://jahat.example/a.svg#x'/>",
    "<style>@import url(https://jahat.example/a.css); rect{fill:url(https://jahat.example/b.svg#x)}</style>",
    "<a xlink:href='javascript:__ran()'><rect width='9' height='9'/></a>",
    "<set attributeName='onclick' to='__ran()'/><animate attributeName='href' values='javascript:__ran()' begin='0s'/>",
    ...PAYLOADS.filter((text) => /<(svg|math|script|img|iframe|a|use|style)\b/i.test(text)),
  ].map((inside, at): [string, string] => [`gambar-${at}.svg`, drawing(inside)]);
  const film = Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1"), Buffer.from(HTML)]);
  const cues = (texts: string[]) =>
    `WEBVTT\n\n${texts.map((text, at) => `00:00:0${at % 9}.000 --> 00:00:10.000\n${text.replace(/\s+/g, " ")}`).join("\n\n")}\n`;
  const disguised = ["html", "svg", "png", "pdf", "vtt", "mp4", "docx", "xhtml", "js", "webp"];
  return [
    ...drawn,
    ...disguised.map((ending): [string, string] => [`halaman.${ending}`, HTML]),
    ["titik.png", Buffer.concat([POINT, Buffer.from(HTML)])],
    ["film.mp4", film],
    ...parts(60).map((part, at): [string, string] => [`takarir-${at}.vtt`, cues(part)]),
    ["tautan.pdf", paper("<</S/URI/URI(https://jahat.example/)>>")],
    ["aksi.pdf", paper("<</S/JavaScript/JS(app.alert\\(1\\))>>")],
  ];
}

test("files that are pages in disguise do not run where they are opened", async ({ browser, instructor: page, learner, baseURL }) => {
  const origin = baseURL ?? "";
  const seen = [await watch(page.context(), origin), await watch(learner.context(), origin)];
  await page.goto("/media");
  await ready(page);
  const address = (id: string) => `${origin}/api/v1/media/${id}/content`;
  const kept = new Map<string, string>();
  let refused = 0;
  for (const [name, content] of files()) {
    const answer = await send(page, name, "library", content);
    if (answer.status < 300) kept.set(answer.body.id, name);
    else if (answer.status === 422) refused += 1;
    else throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  // Both happen, or the journey would look at nothing.
  expect(kept.size, [...kept.values()].join(" ")).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
  expect([...kept.values()].filter((name) => /^(halaman|aksi)/.test(name))).toEqual([]);
  const addresses = [...kept.keys()].map(address);

  // By itself, as a link opens it.
  const tried = await opened(browser, page, addresses, async (page, answer) => {
    expect(answer.headers()["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    if (answer.headers()["content-type"] !== "image/svg+xml") return;
    // There is nothing left that the policy would have to stop.
    const live = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap((element) => [
        ...(/^(script|foreignobject|iframe|set|animate|handler)$/i.test(element.localName) ? [element.localName] : []),
        ...(element.localName === "style" && /import|url/i.test(element.textContent ?? "") ? [element.outerHTML] : []),
        ...[...element.attributes].filter(({ name, value }) => /^on/i.test(name) || /script:|jahat|^https?:/i.test(value) && !/^xmlns/.test(name)).map(({ name, value }) => `${name}=${value}`),
      ]),
    );
    expect(live).toEqual([]);
    const drawn = page.locator("rect");
    if ((await drawn.count()) > 0) await drawn.first().click({ force: true });
  });
  // The player that the browser itself puts around a film is stopped by the policy of the file; the app's pages have their own.
  expect(tried.filter((line) => !line.startsWith("Loading media from"))).toEqual([]);

  // In the library, and in any page that there could be.
  await page.goto("/media");
  await ready(page);
  await touch(page);
  const bare = await browser.newContext({ storageState: await page.context().storageState() });
  const framed = await watch(bare, origin);
  const frame = await bare.newPage();
  for (let at = 0; at < addresses.length; at += 20) await embedded(frame, origin, addresses.slice(at, at + 20));
  expect(ran(framed)).toEqual([]);
  await bare.close();
  for (const id of kept.keys()) await done(page, "DELETE", `/media/${id}`);

  // Plain text may say anything; it is opened as text.
  await learner.goto("/");
  await ready(learner);
  const text = await send(learner, "jawaban.txt", "answer", HTML);
  expect(text.status).toBeLessThan(300);
  const written = await opened(browser, learner, [address(text.body.id)], async (page, answer) => {
    expect(answer.headers()["content-type"]).toContain("text/plain");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    await expect(page.locator("script, img")).toHaveCount(0);
  });
  expect(written).toEqual([]);
  await done(learner, "DELETE", `/media/${text.body.id}`);

  expect(seen.flat()).toEqual([]);
});
