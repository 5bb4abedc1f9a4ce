// The overlay that appears when the app cannot start or has stopped: says so, says that answers are safe, reloads.
// Plain script on purpose: it must work when the app does not.
(() => {
  const WORDS = {
    id: {
      stopped: ["Aplikasi perlu dimuat ulang", "Jawaban Anda aman di perangkat ini dan akan dikirim setelah aplikasi dimuat ulang."],
      load: ["Aplikasi belum dapat dimuat", "Koneksi terputus atau sangat lambat. Periksa jaringan Anda, lalu muat ulang. Jawaban Anda aman di perangkat ini."],
      old: ["Peramban ini perlu diperbarui", "Sinau memerlukan Chrome 100, Firefox 102, Safari 15.4 atau yang lebih baru. Perbarui peramban Anda, lalu buka lagi halaman ini."],
      reload: "Muat ulang",
      again: "Masalah ini berulang. Bersihkan salinan aplikasi di perangkat ini; jawaban Anda tidak ikut terhapus. Jika tetap terjadi, hubungi admin pelatihan.",
      clean: "Bersihkan dan muat ulang",
    },
    en: {
      stopped: ["The app needs to be reloaded", "Your answers are safe on this device and will be sent after the reload."],
      load: ["The app could not be loaded", "The connection is broken or very slow. Check your network, then reload. Your answers are safe on this device."],
      old: ["This browser needs an update", "Sinau needs Chrome 100, Firefox 102, Safari 15.4 or later. Update your browser, then open this page again."],
      reload: "Reload",
      again: "This keeps happening. Clear the copy of the app on this device; your answers are not deleted. If it goes on, ask your training administrator.",
      clean: "Clear and reload",
    },
  };
  const WINDOW_MS = 90_000;
  const LIMIT = 3;

  const stopsLately = () => {
    const now = Date.now();
    let stops = [];
    try { stops = JSON.parse(sessionStorage.getItem("stops") || "[]"); } catch { /* start afresh */ }
    stops = stops.filter((at) => now - at < WINDOW_MS).concat(now);
    try { sessionStorage.setItem("stops", JSON.stringify(stops)); } catch { /* the guard is a courtesy */ }
    return stops.length;
  };

  const clean = async () => {
    try {
      for (const name of await caches.keys()) await caches.delete(name);
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    } catch { /* nothing was cached */ }
    location.reload();
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  let shown = false;
  const stop = (kind) => {
    if (shown) return;
    shown = true;
    const words = WORDS[document.documentElement.lang] || WORDS.id;
    const [title, message] = words[kind] || words.stopped;
    const looping = stopsLately() >= LIMIT;

    const box = element("div", "o-stop", "");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "stop-title");
    const heading = element("h2", "", title);
    heading.id = "stop-title";
    const button = element("button", "c-button", looping ? words.clean : words.reload);
    button.type = "button";
    button.addEventListener("click", looping ? clean : () => location.reload());
    box.append(heading, element("p", "", message));
    if (looping) box.append(element("p", "o-stop__more", words.again));
    box.append(button);
    document.body.append(box);
    button.focus();
    if (kind === "load") addEventListener("online", () => location.reload(), { once: true });
  };

  const crashed = (error) =>
    typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError && stop("stopped");
  addEventListener("error", (event) => crashed(event.error));
  addEventListener("unhandledrejection", (event) => crashed(event.reason));

  globalThis.sinau = { stop };
})();
