// Starts the app, and gives it the few things that are plainer in the language of the page.
// The Rust side of `globalThis.sinau` is src/platform/bridge.rs.

// Leptos builds unchanging markup through innerHTML, and lessons arrive as HTML that the server has sanitised.
// Scripts made from strings stay forbidden.
if (globalThis.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy("default", {
    createHTML: (html) => html,
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}

// Scroll memory, one place per history entry.
history.scrollRestoration = "manual";
let target = null;
let timer;
const savedAt = (key) => { try { return Number(sessionStorage.getItem(`y:${key}`)) || 0; } catch { return 0; } };
const save = () => {
  clearTimeout(timer);
  timer = undefined;
  if (target !== null) return;
  let key = history.state && history.state.key;
  if (!key) {
    key = Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
    history.replaceState({ ...history.state, key }, "");
  }
  try { sessionStorage.setItem(`y:${key}`, String(Math.round(scrollY))); } catch { /* full: forget */ }
};
const aim = () => {
  const key = history.state && history.state.key;
  target = key ? savedAt(key) : location.hash ? null : 0;
  setTimeout(restoreScroll, 300);
};
let walking = false;
function restoreScroll() {
  if (target === null || walking) return;
  walking = true;
  const until = performance.now() + 3000;
  const step = () => {
    if (target === null) { walking = false; return; }
    scrollTo(0, target);
    if (Math.abs(scrollY - target) < 2 || performance.now() > until) {
      walking = false;
      setTimeout(() => { target = null; }, 150);
    } else {
      requestAnimationFrame(step);
    }
  };
  step();
}
addEventListener("scroll", () => { timer ??= setTimeout(save, 150); }, { passive: true });
addEventListener("popstate", aim);
addEventListener("pagehide", save);
addEventListener("click", save, { capture: true });
for (const kind of ["wheel", "touchmove", "keydown"]) {
  addEventListener(kind, () => { target = null; }, { passive: true });
}

// Reading text: callouts, wide tables, pictures that can wait, links that leave.
const CALLOUTS = {
  kasus: ["case", "users"], case: ["case", "users"],
  renungkan: ["reflect", "idea"], reflect: ["reflect", "idea"],
  penting: ["important", "alert"], important: ["important", "alert"],
};
const icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "c-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${document.querySelector("meta[name=icons]").content}#${name}`);
  svg.append(use);
  return svg;
};
const shownIn = new WeakMap();
function prose(box, html) {
  if (shownIn.get(box) === html) return;
  shownIn.set(box, html);
  box.innerHTML = html;
  for (const quote of box.querySelectorAll("blockquote")) {
    const strong = quote.querySelector(":scope > p:first-child > strong:first-child");
    const callout = strong && CALLOUTS[strong.textContent.trim().replace(/[.:]$/, "").toLowerCase()];
    if (!callout) continue;
    quote.dataset.callout = callout[0];
    quote.setAttribute("role", "note");
    strong.prepend(icon(callout[1]));
  }
  for (const table of box.querySelectorAll("table")) {
    const frame = document.createElement("div");
    frame.className = "c-prose__table";
    frame.tabIndex = 0;
    // No landmark: the same table may stand on a page twice.
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", table.caption ? table.caption.textContent : document.title);
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const image of box.querySelectorAll("img")) {
    image.loading = "lazy";
    image.decoding = "async";
  }
  for (const link of box.querySelectorAll("a[href]")) {
    if (link.origin === location.origin) continue;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.append(icon("external"));
  }
}

// Copies of the server's answers, for slow and broken networks. They go when somebody signs out.
const COPIES = "copies-1";
const COPIES_KEPT = 150;
const copyKey = (address) => `/copy${address}`;
async function keepCopy(address, text) {
  try {
    const cache = await caches.open(COPIES);
    await cache.put(copyKey(address), new Response(`${Date.now()} ${text}`));
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - COPIES_KEPT))) await cache.delete(key);
  } catch { /* no room, or no TLS: the network is still there */ }
}
async function findCopy(address) {
  try {
    const found = await (await caches.open(COPIES)).match(copyKey(address));
    return found ? await found.text() : null;
  } catch { return null; }
}
const dropCopies = async () => globalThis.caches && caches.delete(COPIES).catch(() => {});

// What waits to be sent, kept so that a dead tab or phone loses nothing: each change is on the disk when it is told so.
let box;
const openBox = () => (box ??= new Promise((done, fail) => {
  const asked = indexedDB.open("sinau", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("outbox");
  asked.onsuccess = () => {
    asked.result.onversionchange = () => { asked.result.close(); box = undefined; };
    done(asked.result);
  };
  asked.onerror = asked.onblocked = () => { box = undefined; fail(asked.error); };
}));
async function inBox(mode, work) {
  const change = (await openBox()).transaction("outbox", mode, { durability: "strict" });
  return new Promise((done, fail) => {
    let found;
    change.oncomplete = () => done(found);
    change.onerror = change.onabort = () => fail(change.error);
    work(change.objectStore("outbox"), (result) => { found = result; });
  });
}
const under = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const outbox = {
  put: (pairs) => inBox("readwrite", (store) => { for (const [key, text] of pairs) store.put(text, key); }),
  // A pair goes only while it still says what was sent.
  drop: (pairs) => inBox("readwrite", (store) => {
    for (const [key, text] of pairs) {
      store.get(key).onsuccess = ({ target }) => { if (target.result === text) store.delete(key); };
    }
  }),
  all: (prefix) => inBox("readonly", (store, tell) => {
    store.getAllKeys(under(prefix)).onsuccess = ({ target: { result: keys } }) => {
      store.getAll(under(prefix)).onsuccess = ({ target }) => tell(keys.map((key, at) => [key, target.result[at]]));
    };
  }),
  forget: (prefix) => inBox("readwrite", (store) => { store.delete(under(prefix)); }),
};

// A page that the browser kept aside is shown again only to the person whom it showed before.
const noted = () => { try { return localStorage.getItem("sinau:me"); } catch { return null; } };
let shownTo = null;
addEventListener("pagehide", () => { shownTo = noted(); });
addEventListener("pageshow", (event) => {
  if (event.persisted && (!noted() || noted() !== shownTo)) location.reload();
});

// One tab at a time holds a name. `tell(true)` says that this one does, `tell(false)` that another one does; who waits
// follows when the other one lets go. `takes` takes it from the other one.
const holds = new Map();
function letGo(name) {
  const end = holds.get(name);
  holds.delete(name);
  if (end) end();
}
function hold(name, takes, tell) {
  letGo(name);
  if (navigator.locks) holds.set(name, holdByLock(name, takes, tell));
  else if (globalThis.BroadcastChannel) holds.set(name, holdByTalk(name, takes, tell));
  else tell(true);
}
function holdByLock(name, takes, tell) {
  const waiting = new AbortController();
  let over = false;
  let release = () => {};
  const keep = (lock) => {
    if (over) return undefined;
    if (!lock) { tell(false); return undefined; }
    return new Promise((done) => { release = done; tell(true); });
  };
  const wait = () => over || navigator.locks.request(name, { signal: waiting.signal }, keep).then(() => {}, lost);
  // Taken by another tab, unless it was this one that stopped waiting.
  const lost = () => { if (!over) { tell(false); wait(); } };
  navigator.locks.request(name, takes ? { steal: true } : { ifAvailable: true }, async (lock) => {
    await keep(lock);
    return Boolean(lock);
  }).then((had) => { if (!had) wait(); }, lost);
  return () => { over = true; waiting.abort(); release(); };
}
function holdByTalk(name, takes, tell) {
  const channel = new BroadcastChannel(name);
  const me = Math.random();
  let mine = takes;
  let timer;
  const claim = () => { mine = true; channel.postMessage({ kind: "mine", me }); tell(true); };
  const ask = () => {
    channel.postMessage({ kind: "who", me });
    timer = setTimeout(claim, 150 + 150 * Math.random());
  };
  channel.onmessage = ({ data }) => {
    if (data.kind === "who" && mine) channel.postMessage({ kind: "mine", me });
    if (data.kind === "free" && !mine) ask();
    if (data.kind === "take" || (data.kind === "mine" && (!mine || data.me < me))) {
      clearTimeout(timer);
      mine = false;
      tell(false);
    }
  };
  if (takes) { channel.postMessage({ kind: "take", me }); tell(true); } else ask();
  return () => {
    clearTimeout(timer);
    if (mine) channel.postMessage({ kind: "free", me });
    channel.close();
  };
}

// The token that every screen needs first, asked for while the app is still on its way; the app takes it once.
let grant = null;
const askGrant = () => { grant = fetch("/api/v1/session/token", { method: "POST" }).catch(() => null); };
async function takeGrant() {
  const response = await grant;
  grant = null;
  return response && response.ok ? response.text() : null;
}

globalThis.sinau = {
  ...globalThis.sinau,
  takeGrant,
  keepCopy,
  findCopy,
  dropCopies,
  hold,
  letGo,
  outbox,
  prose,
  restoreScroll,
  focus: (element) => element.focus({ preventScroll: true }),
};

// The pages before sign-in are plain HTML; here they get what plain HTML cannot do.
function improveForm() {
  const english = document.documentElement.lang === "en";
  for (const input of document.querySelectorAll("input[data-reveal]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "c-button c-button--quiet";
    const label = () => {
      const hidden = input.type === "password";
      button.textContent = english ? (hidden ? "Show" : "Hide") : (hidden ? "Tampilkan" : "Sembunyikan");
      button.setAttribute("aria-label", english
        ? (hidden ? "Show password" : "Hide password")
        : (hidden ? "Tampilkan kata sandi" : "Sembunyikan kata sandi"));
    };
    button.addEventListener("click", () => {
      input.type = input.type === "password" ? "text" : "password";
      label();
    });
    label();
    const place = document.createElement("span");
    place.className = "c-with__end";
    place.append(button);
    input.parentElement.classList.add("c-with--end");
    input.after(place);
    input.form.addEventListener("submit", () => { input.type = "password"; });
  }
  const errors = document.querySelector(".s-errors[tabindex]");
  if (!errors) return;
  for (const link of errors.querySelectorAll("a[href^='#']")) {
    const input = document.getElementById(link.hash.slice(1));
    if (!input) continue;
    link.id ||= `error-${input.id}`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${link.id}`.trim());
  }
  errors.focus();
}

// Where the page has text already, it is shown first; the app is fetched when that is done.
const shown = () => new Promise((done) => {
  if (document.hidden) return done();
  requestAnimationFrame(() => requestAnimationFrame(done));
  return setTimeout(done, 500);
});
async function start() {
  if (typeof WebAssembly !== "object") return globalThis.sinau.stop("old");
  const later = document.getElementById("later");
  if (later) {
    await shown();
    // Each in a task of its own: to begin a request takes a slow phone long enough to be felt.
    for (const link of [...later.content.children]) {
      document.head.append(link);
      await new Promise((done) => { setTimeout(done); });
    }
  }
  const glue = document.getElementById("glue").href;
  const wasm = document.getElementById("wasm").href;
  try {
    const app = await import(glue);
    await app.default({ module_or_path: wasm });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) globalThis.sinau.stop("stopped");
    else if (error instanceof WebAssembly.CompileError || error instanceof SyntaxError) globalThis.sinau.stop("old");
    else globalThis.sinau.stop("load");
    throw error;
  }
}

// The service worker keeps the app itself at hand. It fetches all parts of it, so it leaves the line to the first screen.
const KEEP_AFTER_MS = 10_000;
// A new version waits until the reader agrees or closes every tab.
async function keepApp() {
  if (!navigator.serviceWorker || !document.querySelector("meta[name=keeps-app]")) return;
  // Without a line the script cannot be looked at again; what is kept serves as it is.
  if (!navigator.onLine) return addEventListener("online", () => keepApp().catch(() => {}), { once: true });
  const registration = await navigator.serviceWorker.register("/sw.js");
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller) dispatchEvent(new Event("sinau-new-version"));
  };
  tell();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tell);
  });
  globalThis.sinau.takeNewVersion = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take-over");
  };
}

if (document.querySelector("[data-no-app]")) {
  dropCopies();
  improveForm();
} else {
  aim();
  askGrant();
  start().then(() => setTimeout(() => keepApp().catch(() => {}), KEEP_AFTER_MS));
}
