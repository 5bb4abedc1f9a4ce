// Theme, language and reading aids: applies what this device chose before, and switches them for every element that carries
// data-set-lang, data-set-theme, data-toggle-theme or data-open-aids, in the shell and in the app alike. On the pages before sign-in the
// device is nobody's: src/session.rs notes whose it is.
(() => {
  const root = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* private mode: the cookie still works */ }
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `${key}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
  };
  const belongTo = (note) => {
    try {
      if (note) localStorage.setItem("sinau:me", note);
      else localStorage.removeItem("sinau:me");
    } catch { /* nothing is kept there */ }
  };
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

  const showTheme = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else if (root.dataset.theme) delete root.dataset.theme;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.content = dark() ? "#181c22" : "#ffffff";
    }
    for (const button of document.querySelectorAll("[data-set-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setTheme === (root.dataset.theme || "system")));
    }
  };

  const lang = kept("lang") || root.lang;
  root.lang = lang === "en" ? "en" : "id";
  showTheme(kept("theme") || root.dataset.theme);

  // The server has written the aids into the page; only a shell that the service worker keeps may be older than they are.
  const aids = () => import(document.querySelector("meta[name=aids]").content);
  const aided = kept("aids");
  if (aided !== null && aided !== root.dataset.aids) {
    root.dataset.aids = aided;
    aids();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-set-lang],[data-set-theme],[data-toggle-theme],[data-open-aids]");
    if (!button) return;
    const { setLang, setTheme, openAids } = button.dataset;
    if (openAids !== undefined) {
      aids().then(({ open }) => open(keep, showTheme));
      return;
    }
    if (setLang) {
      keep("lang", setLang);
      if (setLang !== root.lang) location.reload();
      return;
    }
    const theme = setTheme || (dark() ? "light" : "dark");
    keep("theme", theme);
    showTheme(theme);
  });

  const markShell = () => {
    const path = location.pathname;
    for (const button of document.querySelectorAll("[data-set-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setLang === root.lang));
    }
    for (const link of document.querySelectorAll(".f-nav__item")) {
      if (link.pathname === path) link.setAttribute("aria-current", "page");
    }
    if (document.querySelector(".s-auth")) {
      root.dataset.page = "auth";
      belongTo(null);
      addEventListener("submit", () => belongTo("?"));
    }
    if (/^\/(belajar|kuis)\//.test(path)) document.querySelector(".f").classList.add("f--focus");
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", markShell);
  else markShell();
})();
