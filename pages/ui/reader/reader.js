// The frame around either way of reading: what is drawn, where one stands, and what is told to the page.

class Bar {
  constructor(reader, body) {
    Object.assign(this, { reader, body });
    const chip = (layer) => button(layerName(layer), () => reader.toggle(layer), { class: "chip", "data-layer": layer, "aria-pressed": "false" });
    this.chips = body.layers.map(chip);
    this.plain = button("Plain", () => reader.set({ layers: [] }), { class: "chip", "aria-pressed": "false" });
    this.status = el("span", { class: "status" });
    this.root = el("div", { class: "bar" },
      el("div", { class: "group layers", role: "group", "aria-label": "What is marked, at most two" }, this.chips, this.plain),
      el("div", { class: "group moves", role: "group", "aria-label": "Move and arrange" }, this.moves()));
  }

  moves() {
    const { reader, body } = this;
    this.back = button(["↑", el("span", { class: "word" }, " previous")], () => body.step(-1), { class: "chip", title: `Previous ${body.unit} (p)` });
    this.next = button(["↓", el("span", { class: "word" }, " next")], () => body.step(1), { class: "chip", title: `Next ${body.unit} (n)` });
    this.fold = button("Fold alike", () => reader.set({ folded: !reader.view.folded }), { class: "chip", "aria-pressed": "false" });
    if (body instanceof Base) return [this.back, this.status, this.next, this.fold];
    this.swap = button("Swap sides", () => reader.set({ swapped: !reader.view.swapped }), { class: "chip wide-only" });
    this.copy = button("Copy query", () => reader.copy(), { class: "chip", title: "Both sides of this passage, with the names of the articles and the link" });
    this.inLine = button("Back in line", () => body.level(null, 0), { class: "chip in-line" });
    this.tabs = el("span", { class: "tabs", role: "group", "aria-label": "Article shown" },
      body.data.sides.map((side, n) => button(side.letter, () => reader.side(n), { class: "chip", "aria-pressed": "false", "aria-label": `Show ${side.letter}` })));
    return [this.tabs, this.back, this.status, this.next, this.fold, this.swap, this.copy, this.inLine];
  }

  sync() {
    const { reader, body } = this;
    for (const chip of this.chips) {
      chip.setAttribute("aria-pressed", String(reader.shows(chip.dataset.layer)));
      chip.disabled = body.isEmpty(chip.dataset.layer);
      chip.title = chip.disabled ? "None here" : "";
    }
    this.plain.setAttribute("aria-pressed", String(!reader.drawn().length));
    const total = body.order.length;
    const at = body.at + 1;
    this.status.textContent = at ? `${at} of ${total}` : count(total, body.unit, body.units);
    this.back.disabled = this.next.disabled = !total;
    this.fold.hidden = !body.root.querySelector(".row.alike");
    this.fold.setAttribute("aria-pressed", String(reader.view.folded));
    if (!this.tabs) return;
    this.copy.disabled = !at;
    [...this.tabs.children].forEach((tab, n) => tab.setAttribute("aria-pressed", String(reader.shown === n)));
  }
}

class Reader {
  constructor(root) {
    this.root = root;
    this.shown = 0;
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("mouseover", (event) => this.same(event.target.closest?.("[data-ref]")?.dataset.ref));
    this.watch = new ResizeObserver(() => this.resize());
  }

  // The same articles with a layer more are no new view: what is open stays open.
  load(data) {
    const articles = JSON.stringify([data.mode, data.sides.map((side) => side.id)]);
    const again = articles === this.articles && data.wish === this.wish;
    Object.assign(this, { data, articles, wish: data.wish, print: data.print });
    if (!again) this.view = { ...data.view };
    const before = again ? this.body.place() : null;
    this.draw();
    if (again) return this.body.back(before);
    document.fonts.load('17.5px "Source Serif"').catch(() => null).then(() => {
      this.resize();
      this.body.start(this.view.passage ? { passage: this.view.passage } : data.focus);
    });
    return null;
  }

  draw() {
    this.body = this.data.mode === "pair" ? new Pair(this, this.data) : new Base(this, this.data);
    this.live = el("p", { class: "live", role: "status" });
    const body = this.body.build();
    this.bar = new Bar(this, this.body);
    this.legend = el("p", { class: "key" });
    this.root.replaceChildren(this.bar.root, this.legend, body, this.live);
    this.watch.disconnect();
    this.watch.observe(body);
    this.sync();
  }

  // A new wish of the page, such as a step back in the history. Other calls bring nothing new.
  accept(data) {
    if (data.wish === this.wish) return;
    this.wish = data.wish;
    clearTimeout(this.later);
    this.set(data.view, true);
    this.body.accept(data.view);
  }

  drawn() {
    return (this.view.layers ?? this.body.usual).filter((layer) => this.body.layers.includes(layer));
  }

  shows(layer) {
    return this.drawn().includes(layer);
  }

  // A third layer takes the place of the oldest: two at once can still be told apart.
  toggle(layer) {
    const drawn = this.drawn();
    const layers = drawn.includes(layer) ? drawn.filter((one) => one !== layer) : [...drawn, layer].slice(-2);
    this.set({ layers });
    if (layers.some((one) => this.data.labels[one] === null)) this.tell(true);
    this.say(layers.length ? `Marked: ${listing(layers.map(layerName))}` : "Plain text");
  }

  set(change, silent = false) {
    const before = this.view;
    this.view = { ...before, ...change };
    if (this.view.swapped !== before.swapped) {
      this.draw();
      this.resize();
      if (this.view.passage) this.body.open?.(this.view.passage, false, true);
    }
    this.sync();
    if (change.layers || change.folded !== undefined) this.body.measure?.();
    if (!silent) this.tell();
  }

  tell(now = false) {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.setStateValue("view", { ...this.view, wish: this.wish });
    }, now ? 0 : 600);
  }

  sync() {
    const drawn = this.drawn();
    const names = [...this.body.layers.filter((layer) => drawn.includes(layer)).map((layer) => `show-${layer}`)];
    const keep = ["narrow", "snug", "slid"].filter((name) => this.root.classList.contains(name));
    this.root.className = ["reader", `mode-${this.data.mode}`, ...keep, ...names, drawn.length ? "" : "plain", this.data.others === 0 ? "alone" : "", this.view.folded ? "fold-alike" : ""].filter(Boolean).join(" ");
    this.root.dataset.shown = String(this.shown);
    this.legend.replaceChildren(...(this.body.legend(drawn)));
    this.bar.sync();
  }

  resize() {
    const width = this.root.getBoundingClientRect().width;
    if (!width) return;
    const narrow = width < 540;
    if (narrow !== this.narrow) {
      this.narrow = narrow;
      this.root.classList.toggle("narrow", narrow);
      this.body.level?.(null, 0);
      this.body.resized?.();
    }
    this.root.classList.toggle("snug", !narrow && width < 760);
    this.root.style.setProperty("--top", `${covered(scroller(this.root))}px`);
    this.body.measure?.();
  }

  side(n) {
    if (!this.narrow || this.shown === n) return;
    this.shown = n;
    this.sync();
    this.body.measure?.();
  }

  show(element, block = "center") {
    const box = element.getBoundingClientRect();
    const top = this.bar.root.getBoundingClientRect().bottom;
    const visible = box.top > top + 8 && box.bottom < innerHeight - 24;
    if (visible && block !== "center") return;
    const view = scroller(this.root);
    if (visible && box.top < innerHeight * 0.7) return;
    const place = view === document.scrollingElement ? 0 : view.getBoundingClientRect().top;
    view.scrollBy({ top: box.top - place - view.clientHeight * 0.36, behavior: "auto" });
  }

  say(words) {
    this.live.textContent = words;
  }

  async copy() {
    const done = await copyText(this.body.quoted());
    this.say(done ? "Copied" : "The browser did not allow copying.");
    this.bar.copy.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => (this.bar.copy.textContent = "Copy query"), 1600);
  }

  // Every mention of one person or thing, on both sides, while one of them is pointed at.
  same(ref) {
    if (ref === this.pointed) return;
    this.pointed = ref;
    for (const one of this.root.querySelectorAll(".span.same")) one.classList.remove("same");
    if (!ref) return;
    for (const one of this.root.querySelectorAll(".span[data-ref]")) one.classList.toggle("same", one.dataset.ref === ref);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const sentence = event.target.closest?.(".sentence");
    let done = true;
    if (event.key === "n") this.body.step(1);
    else if (event.key === "p") this.body.step(-1);
    else if (event.key === "Escape") done = this.body.escape();
    else done = sentence ? this.body.key(event, sentence) : false;
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".reader");
  const reader = (root.reader ??= new Reader(root));
  Object.assign(reader, { setStateValue, setTriggerValue });
  root.dataset.theme = isDark(root) ? "dark" : "light";
  if (reader.print !== data.print) reader.load(data);
  else reader.accept(data);
  return () => reader.watch.disconnect();
}
