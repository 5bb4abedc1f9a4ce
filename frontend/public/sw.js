// The service worker: the app itself from this device, everything else from the network.
// The build fills in the files, of which a new list is a new version, and the first words of the screens' addresses. It never touches answers of the API.
const FILES = [/* {{files}} */];
const VERSION = "{{version}}";
const CACHE = `app-${VERSION}`;
const SHELL = "/";

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // What has not changed since the last version is copied, not fetched.
    await Promise.all(FILES.map(async (file) => {
      const kept = await caches.match(file);
      await (kept ? cache.put(file, kept) : cache.add(file));
    }));
    // The shell of a page that needs a session: without one the server leads to the sign-in page, which is not kept.
    const shell = await fetch(SHELL, { cache: "no-cache" });
    if (!shell.ok || shell.redirected) throw new Error("no session");
    await cache.put(SHELL, shell);
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("app-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

const SCREENS = /^\/(|{{screens}})(\/|$)/;

async function screen(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(SHELL);
  if (!kept) return fetch(request);
  // A fresh shell comes first where the network is quick; it carries the skeleton of the right screen.
  const fresh = fetch(request).catch(() => null);
  const patience = new Promise((resolve) => setTimeout(() => resolve(null), 700));
  const first = await Promise.race([fresh, patience]);
  return first || kept;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (SCREENS.test(url.pathname)) event.respondWith(screen(request));
    return;
  }
  if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then((kept) => kept || fetch(request)));
  }
});
