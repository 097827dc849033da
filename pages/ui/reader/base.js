// One article as the base, and how every other has each of its sentences.

class Base {
  constructor(reader, data) {
    Object.assign(this, { reader, data });
    [this.own] = data.sides;
    this.sentences = this.own.blocks.flatMap((block) => block.s);
    this.passages = new Map();
    this.order = this.sentences.filter((one) => one.total && one.same < one.total).map((one) => one.n);
    this.unit = "sentence that differs";
    this.units = "sentences that differ";
  }

  get layers() {
    return ["kept", "changes", ...Object.keys(this.data.labels)];
  }

  get usual() {
    return this.data.others ? ["kept"] : [];
  }

  get at() {
    return this.order.indexOf(this.reader.view.sentence);
  }

  isEmpty(layer) {
    if (layer === "kept") return !this.data.others;
    if (layer === "changes") return !this.root.querySelector(".changed");
    return this.data.labels[layer]?.length === 0;
  }

  legend(drawn) {
    const shown = [];
    if (!this.data.others) return [el("span", {}, "There is no other article to compare.")];
    if (drawn.includes("kept")) {
      const steps = [0, 0.5, 1].map((share) => el("i", { class: "step", style: `--kept:${share}` }));
      shown.push(el("span", {}, "none ", el("span", { class: "ramp", "aria-hidden": "true" }, steps), ` all of ${count(this.data.others, "other")} have it; the figure says how many`));
    }
    if (drawn.includes("changes")) shown.push(el("span", {}, el("b", {}, "bold"), ": differs in another"));
    return [...shown, ...spanLegend(drawn)];
  }

  build() {
    const context = { labels: this.data.labels, passages: this.passages, before: (sentence) => this.figure(sentence), describe: (sentence) => this.describe(sentence) };
    const rows = [];
    for (const block of this.own.blocks) {
      const alike = this.data.others > 0 && block.s.every((one) => one.same === one.total && !one.notes.length);
      if (alike && !rows[rows.length - 1]?.alike) rows.push({ alike, blocks: [] });
      if (!alike) rows.push({ alike, blocks: [] });
      rows[rows.length - 1].blocks.push(block);
    }
    const made = rows.flatMap((row) => this.row(row, context));
    this.panel = el("aside", { class: "panel", "aria-label": "Readings of one sentence" });
    this.hint();
    this.text = el("section", { class: "column", "aria-labelledby": `head-${this.own.letter}`, "data-side": "0" }, headOf(this.own), made);
    this.root = el("div", { class: "base" }, this.text, this.panel);
    this.root.addEventListener("click", (event) => this.click(event));
    for (const one of this.root.querySelectorAll(".sentence")) one.style.setProperty("--kept", this.share(this.sentences[one.dataset.n]));
    this.root.querySelector(".sentence")?.setAttribute("tabindex", "0");
    return this.root;
  }

  row(row, context) {
    const held = row.blocks.map((block) => blockOf(block, context));
    const rows = [el("div", { class: row.alike ? "row alike" : "row" }, held)];
    if (!row.alike) return rows;
    const n = row.blocks.reduce((sum, block) => sum + block.s.length, 0);
    const open = () => [rows[0], fold].forEach((one) => one.classList.add("open"));
    const fold = el("div", { class: "row folded" }, button(`· · · ${count(n, "sentence")}, the same in all · · ·`, open, { class: "fold" }));
    return [fold, ...rows];
  }

  hint() {
    const words = this.data.others ? "Choose a sentence to see how every other article has it." : "";
    this.panel.replaceChildren(el("p", { class: "hint" }, words));
  }

  share(sentence) {
    return sentence.total ? (sentence.kept / sentence.total).toFixed(3) : "0";
  }

  describe(sentence) {
    if (!sentence.total) return `Sentence ${sentence.n + 1}`;
    return `Sentence ${sentence.n + 1}: ${sentence.kept} of ${count(sentence.total, "other")} have it, ${sentence.same} word for word`;
  }

  figure(sentence) {
    if (!sentence.total) return [];
    return [el("button", { type: "button", class: "figure", tabindex: "-1", "aria-label": `${this.describe(sentence)}: show the readings` }, String(sentence.kept))];
  }

  sentence(n) {
    return this.root.querySelector(`.sentence[data-n="${n}"]`);
  }

  click(event) {
    if (!getSelection().isCollapsed) return;
    const sentence = event.target.closest?.(".sentence");
    if (sentence) this.open(Number(sentence.dataset.n), true);
  }

  open(n, withFocus, silent = false) {
    const sentence = this.sentence(n);
    if (!sentence || !this.data.others) return;
    const row = sentence.closest(".row.alike");
    row?.classList.add("open");
    if (row) row.previousElementSibling.classList.add("open");
    for (const old of this.root.querySelectorAll(".current")) old.classList.remove("current");
    sentence.classList.add("current");
    this.panel.replaceChildren(...this.readings(this.sentences[n]));
    this.settle();
    this.reader.set({ sentence: n }, silent);
    this.reader.show(sentence);
    if (withFocus) this.focus(sentence);
    this.reader.say(this.describe(this.sentences[n]));
  }

  // Beside the text where there is room, under its paragraph where there is not.
  settle() {
    const block = this.sentence(this.reader.view.sentence)?.closest(".block");
    if (this.reader.narrow && block) block.after(this.panel);
    else if (this.panel.parentElement !== this.root) this.root.append(this.panel);
  }

  readings(sentence) {
    const own = el("li", { class: "reading" }, el("div", { class: "who" }, el("b", {}, this.own.letter), " this article"), el("p", { dir: "auto" }, marked(sentence.w, this.data.labels, this.passages)));
    const stack = sentence.readings.map((reading) => this.reading(reading, sentence));
    const rest = [];
    if (sentence.more) rest.push(button(`Show ${count(sentence.more, "more article")}`, () => this.everything(sentence.n), { class: "chip more" }));
    if (sentence.without.length) rest.push(el("p", { class: "without" }, `Nothing like it in ${this.letters(sentence.without)}.`));
    return [el("h3", {}, `${sentence.kept} of ${count(sentence.total, "other")} ${sentence.kept === 1 ? "has" : "have"} it, ${sentence.same} word for word`), el("ol", { class: "stack" }, own, stack), ...rest];
  }

  everything(n) {
    this.reader.set({ all: n });
    this.reader.tell(true);
  }

  letters(all) {
    return all.length > 14 ? `${count(all.length, "article")}` : listing(all);
  }

  reading(reading, sentence) {
    const name = { same: "word for word", edited: "edited", reworded: "reworded" }[reading.kind] ?? reading.kind;
    const shown = reading.of.slice(0, reading.of.length > 10 ? 8 : 10);
    const who = shown.map((one) => button(one.letter, () => this.beside(one, sentence), { class: "letter", title: `Read ${this.own.letter} beside ${one.letter}`, "aria-label": `${one.letter}: read beside ${this.own.letter}` }));
    return el("li", { class: `reading ${reading.kind}` }, el("div", { class: "who" }, who, reading.of.length > shown.length ? ` and ${count(reading.of.length - shown.length, "other")}: ` : " ", name), el("p", { dir: "auto" }, marked(reading.w, this.data.labels, this.passages)));
  }

  beside(one, sentence) {
    this.reader.setTriggerValue("pair", { pair: [this.own.id, one.id], start: sentence.start });
  }

  focus(sentence) {
    for (const old of this.root.querySelectorAll('.sentence[tabindex="0"]')) old.tabIndex = -1;
    sentence.tabIndex = 0;
    sentence.focus({ preventScroll: true });
  }

  step(by) {
    const { order } = this;
    if (!order.length) return;
    const from = this.reader.view.sentence;
    const next = by > 0 ? order.find((n) => n > from) : order.findLast((n) => n < from);
    this.open(next ?? (by > 0 ? order[0] : order[order.length - 1]), true);
  }

  key(event, sentence) {
    const all = [...this.root.querySelectorAll(".sentence")].filter((one) => one.offsetParent);
    const at = all.indexOf(sentence);
    const targets = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all[all.length - 1] };
    if ((event.key === "Enter" || event.key === " ") && event.target === sentence) this.open(Number(sentence.dataset.n), true);
    else if (event.key in targets) {
      const next = targets[event.key];
      if (next) this.focus(next);
      if (next) this.reader.show(next, "nearest");
    } else return false;
    return true;
  }

  escape() {
    if (this.reader.view.sentence < 0) return false;
    const sentence = this.sentence(this.reader.view.sentence);
    this.hint();
    sentence?.classList.remove("current");
    this.root.append(this.panel);
    this.reader.set({ sentence: -1 });
    if (sentence) this.focus(sentence);
    return true;
  }

  start(focus) {
    const n = this.reader.view.sentence >= 0 ? this.reader.view.sentence : focus?.sentence;
    if (n !== undefined) this.open(n, false, true);
  }

  accept(view) {
    if (view.sentence >= 0) this.open(view.sentence, false, true);
  }

  place() {
    return { rows: [...this.root.querySelectorAll(".row")].map((row) => row.classList.contains("open")), panel: this.panel.scrollTop };
  }

  back(before) {
    [...this.root.querySelectorAll(".row")].forEach((row, n) => row.classList.toggle("open", before.rows[n]));
    if (this.reader.view.sentence >= 0) this.open(this.reader.view.sentence, false, true);
    this.panel.scrollTop = before.panel;
  }

  resized() {
    this.settle();
  }
}
