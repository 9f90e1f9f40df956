// What every page does: the theme, the search, times in words, copying SQL. Data comes from scripts that call
// mercerData, because a page that lies on the disk may not fetch.
"use strict";
(function () {
  const root = document.documentElement.dataset.root;
  const waiting = {}, loaded = {};

  window.mercerData = (name, value) => {
    loaded[name] = value;
    (waiting[name] || []).forEach((take) => take(value));
    delete waiting[name];
  };

  /** Hands `take` the data of `_data/<name>.js`, which is loaded when it is first wanted. */
  function data(name, take) {
    if (name in loaded) return take(loaded[name]);
    if (waiting[name]) return waiting[name].push(take);
    waiting[name] = [take];
    const script = document.createElement("script");
    script.src = root + "_data/" + name + ".js";
    document.head.append(script);
  }

  /** An element with a class, text and children; text is never markup. */
  function element(tag, kind, ...children) {
    const node = document.createElement(tag);
    if (kind) node.className = kind;
    node.append(...children);
    return node;
  }

  window.mercer = { data, element, root };

  // Theme
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const theme = () => document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
  const name = () => button.setAttribute("aria-label", theme() === "dark" ? "Change to light" : "Change to dark");
  button.addEventListener("click", () => {
    const next = theme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("mercer-theme", next); } catch (error) { /* It holds for this page then. */ }
    name();
  });
  dark.addEventListener("change", name);
  name();

  // On a narrow screen the list of tables would come before everything else.
  if (matchMedia("(max-width: 860px)").matches) document.querySelector(".side-fold").open = false;
  const current = document.querySelector(".tree [aria-current]");
  if (current) {
    const side = document.querySelector(".side");
    side.scrollTop = Math.max(0, current.offsetTop - side.clientHeight / 2);
  }

  // How long ago, beside the exact time.
  const spans = [[31536000, "year"], [2592000, "month"], [86400, "day"], [3600, "hour"], [60, "minute"]];
  document.querySelectorAll("time.ago").forEach((time) => {
    const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const span = spans.find(([length]) => seconds >= length);
    const count = span ? Math.floor(seconds / span[0]) : 0;
    time.title = time.textContent;
    time.textContent = span ? `${count} ${span[1]}${count === 1 ? "" : "s"} ago` : "just now";
  });

  document.querySelectorAll(".copy").forEach((copy) => {
    copy.hidden = false;
    copy.addEventListener("click", () => {
      const text = copy.closest(".code").querySelector("pre").textContent;
      const done = () => {
        copy.textContent = "Copied";
        setTimeout(() => { copy.textContent = "Copy"; }, 1500);
      };
      const byHand = () => {
        getSelection().selectAllChildren(copy.closest(".code").querySelector("pre"));
        if (document.execCommand("copy")) done();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand); else byHand();
    });
  });

  // Search
  const input = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("search-status");
  const signs = { t: ["T", "table"], c: ["C", "column"], e: ["E", "expectation"] };
  const shownResults = 40;
  let entries = null, chosen = -1;

  function prepare(index) {
    entries = index.map(([kind, title, table, address, about, type]) => ({
      kind, title, table, address, about, type,
      key: title.toLowerCase(), full: (kind === "t" ? title : table + "." + title).toLowerCase(), text: about.toLowerCase(),
    }));
    show();
  }

  /** How well an entry fits all words; 0 when one of them is nowhere in it. */
  function score(entry, words) {
    let sum = entry.kind === "t" ? 3 : entry.kind === "c" ? 1 : 0;
    for (const word of words) {
      const own = entry.kind === "t" ? entry.key.slice(entry.key.indexOf(".") + 1) : entry.key;
      if (own === word || entry.full === word) sum += 60;
      else if (own.startsWith(word)) sum += 30;
      else if (own.includes("_" + word)) sum += 20;
      else if (own.includes(word)) sum += 12;
      else if (entry.full.includes(word)) sum += 8;
      else if ((" " + entry.text).includes(" " + word)) sum += 5;
      else if (entry.text.includes(word)) sum += 2;
      else return 0;
    }
    return sum;
  }

  function marked(text, words) {
    const lower = text.toLowerCase();
    const spans = words.map((word) => [lower.indexOf(word), word.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0]);
    const parts = [];
    let end = 0;
    for (const [at, length] of spans) {
      if (at < end) continue;
      parts.push(text.slice(end, at), element("mark", "", text.slice(at, at + length)));
      end = at + length;
    }
    return [...parts, text.slice(end)];
  }

  function show() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length || !entries) return close();
    const found = entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0);
    found.sort((a, b) => b[0] - a[0] || (a[1].full < b[1].full ? -1 : 1));
    const rows = found.slice(0, shownResults).map(([, entry], place) => {
      const [sign, label] = signs[entry.kind];
      const link = element("a", "",
        Object.assign(element("span", "kind", sign), { title: label }),
        element("span", "what", ...marked(entry.title, words)),
        element("span", "where", entry.kind === "t" ? entry.type : entry.table),
        element("span", "about", ...marked(entry.about || entry.type, words)));
      link.href = root + entry.address;
      link.id = "result-" + place;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.addEventListener("click", close);
      return link;
    });
    list.replaceChildren(...(rows.length ? rows : [element("p", "none", "Nothing is called that, and nothing says it.")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = found.length === 1 ? "1 result" : found.length + " results";
    choose(rows.length ? 0 : -1);
  }

  function choose(place) {
    const rows = list.querySelectorAll("a");
    if (rows[chosen]) rows[chosen].setAttribute("aria-selected", "false");
    chosen = place;
    if (!rows[chosen]) return input.removeAttribute("aria-activedescendant");
    rows[chosen].setAttribute("aria-selected", "true");
    rows[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[chosen].id);
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("focus", () => { if (entries) show(); else data("search", prepare); });
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const count = list.querySelectorAll("a").length;
    if (event.key === "ArrowDown" && count) choose((chosen + 1) % count);
    else if (event.key === "ArrowUp" && count) choose((chosen + count - 1) % count);
    else if (event.key === "Enter" && list.querySelectorAll("a")[chosen]) {
      list.querySelectorAll("a")[chosen].click();
      input.blur();
    } else if (event.key === "Escape") {
      if (list.hidden) input.blur(); else close();
    } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) close(); });
})();
