// The panel of reading aids. `early.js` fetches it when somebody opens it, before sign-in and in the app alike.
// What is chosen stands on <html data-aids> as short words without a space ("t2sc") and is kept on the device as the
// theme is: the server writes it into the page, `reading.css` acts on it. The words are those that caller::aids accepts.
const root = document.documentElement;
const en = root.lang === "en" ? 1 : 0;
const meta = document.querySelector("meta[name=aids]");

const WORDS = {
  title: ["Bantuan baca", "Reading aids"],
  lead: ["Disimpan di perangkat ini.", "Kept on this device."],
  close: ["Tutup", "Close"],
  reset: ["Kembalikan ke semula", "Reset all"],
  done: ["Semua bantuan baca dimatikan.", "All reading aids are off."],
  on: ["aktif", "on"],
  off: ["mati", "off"],
};
const SIZE = [["", ["Normal", "Normal"]], ["t1", ["Besar", "Large"]], ["t2", ["Sangat besar", "Very large"]]];
const SIZE_NAME = ["Ukuran teks", "Text size"];
const MORE_NAME = ["Tampilan teks dan warna", "Text and colours"];
const MORE = [
  ["s", ["Jarak lega", "Wide spacing"]],
  ["c", ["Kontras tinggi", "High contrast"]],
  ["u", ["Garis bawahi tautan", "Underline links"]],
  ["g", ["Tanpa warna", "Greyscale"]],
];
const THEME_NAME = ["Tema", "Theme"];
const THEMES = [
  ["system", ["Ikuti perangkat", "Follow the device"]],
  ["light", ["Terang", "Light"]],
  ["dark", ["Gelap", "Dark"]],
];

const make = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};
const button = (className, text, press) => {
  const made = make("button", className, text);
  made.type = "button";
  if (press) made.addEventListener("click", press);
  return made;
};

// Who has aids already got the sheet with the page.
if (!document.getElementById("reading")) {
  const sheet = make("link");
  sheet.id = "reading";
  sheet.rel = "stylesheet";
  sheet.href = meta.dataset.style;
  document.head.append(sheet);
}

const all = [...SIZE.slice(1), ...MORE].map(([word]) => word);
const chosen = () => all.filter((word) => (root.dataset.aids || "").includes(word));
const sized = () => chosen().find((word) => word.startsWith("t")) || "";

function draw(keep, showTheme) {
  const dialog = make("dialog", "c-dialog");
  const title = make("h2", "c-dialog__title", WORDS.title[en]);
  title.id = "aids-title";
  title.tabIndex = -1;
  title.autofocus = true;
  dialog.setAttribute("aria-labelledby", title.id);
  // The rest of the page is inert while a dialog is open, its live regions too.
  const told = make("p", "u-sr");
  told.setAttribute("role", "status");
  const chips = new Map();
  const show = () => {
    for (const [chip, isOn] of chips) chip.setAttribute("aria-pressed", String(isOn()));
  };
  const set = (words, text) => {
    const aids = all.filter((word) => words.includes(word)).join("");
    root.dataset.aids = aids;
    keep("aids", aids);
    show();
    told.textContent = text;
  };
  const group = (name) => {
    const heading = make("p", "u-strong u-small", name[en]);
    const box = make("div", "l-cluster");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name[en]);
    body.append(heading, box);
    return box;
  };
  const body = make("div", "c-dialog__body");
  body.append(make("p", "u-small", WORDS.lead[en]));

  const size = group(SIZE_NAME);
  for (const [word, text] of SIZE) {
    const press = () => set([word, ...chosen().filter((other) => !other.startsWith("t"))], `${SIZE_NAME[en]}: ${text[en]}`);
    const chip = button("c-chip", text[en], press);
    chips.set(chip, () => sized() === word);
    size.append(chip);
  }
  const more = group(MORE_NAME);
  for (const [word, text] of MORE) {
    const press = () => {
      const isOn = chosen().includes(word);
      const words = isOn ? chosen().filter((other) => other !== word) : [...chosen(), word];
      set(words, `${text[en]}: ${(isOn ? WORDS.off : WORDS.on)[en]}`);
    };
    const chip = button("c-chip", text[en], press);
    chips.set(chip, () => chosen().includes(word));
    more.append(chip);
  }
  const theme = group(THEME_NAME);
  for (const [word, text] of THEMES) {
    const chip = button("c-chip", text[en]);
    chip.dataset.setTheme = word;
    theme.append(chip);
  }

  const foot = make("div", "c-dialog__foot");
  foot.append(button("c-button c-button--secondary", WORDS.reset[en], () => set([], WORDS.done[en])));
  body.append(foot, told);
  const head = make("div", "c-dialog__head");
  head.append(title, button("c-button c-button--quiet", WORDS.close[en], () => dialog.close()));
  dialog.append(head, body);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show();
  showTheme(root.dataset.theme);
}

// Pressed twice while it was fetched: one panel.
export const open = (keep, showTheme) => {
  if (!document.getElementById("aids-title")) draw(keep, showTheme);
};
