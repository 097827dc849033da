// Two articles beside each other, in rows of what answers each other.

class Pair {
  constructor(reader, data) {
    Object.assign(this, { reader, data });
    this.passages = new Map(data.passages.map((passage) => [passage.n, passage]));
    this.order = [...this.passages.keys()];
    this.shifted = 0;
    this.unit = "passage";
    this.units = "passages";
  }

  get at() {
    return this.order.indexOf(this.reader.view.passage);
  }

  get layers() {
    return ["passages", "changes", ...Object.keys(this.data.labels)];
  }

  isEmpty(layer) {
    if (layer === "passages") return !this.order.length;
    if (layer === "changes") return !this.root.querySelector(".changed");
    return this.data.labels[layer]?.length === 0;
  }

  get usual() {
    return ["passages", "changes"];
  }

  // What the marks mean, with how many there are of each.
  legend(drawn) {
    const shown = [];
    if (drawn.includes("passages")) {
      for (const [kind, name] of Object.entries(KINDS)) {
        const n = this.data.passages.filter((passage) => passage.kind === kind).length;
        const within = kind === "verbatim" && this.root.querySelector("mark.verbatim");
        if (n || within) shown.push(el("span", {}, el("mark", { class: kind }, name), n ? ` ${n}` : ""));
      }
      const moved = this.data.passages.filter((passage) => passage.moved).length;
      if (moved) shown.push(el("span", {}, el("span", { class: "key-moved" }, "moved"), ` ${moved}`));
      if (!this.order.length) shown.push(el("span", {}, "These two share no passage."));
    }
    if (drawn.includes("changes")) shown.push(el("span", {}, el("b", {}, "bold"), ": differs in the other"));
    return [...shown, ...spanLegend(drawn)];
  }

  build() {
    const sides = this.reader.view.swapped ? [1, 0] : [0, 1];
    this.sides = sides;
    this.columns = sides.map((side) => this.column(side));
    this.strip = new Strip(this);
    this.root = el("div", { class: "pair" }, this.columns[0], el("div", { class: "middle" }, this.strip.root), this.columns[1]);
    this.root.style.setProperty("--rows", String(this.columns[0].childElementCount));
    this.root.addEventListener("click", (event) => this.click(event));
    for (const column of this.columns) column.querySelector(".sentence")?.setAttribute("tabindex", "0");
    this.index();
    return this.root;
  }

  column(side) {
    const own = this.data.sides[side];
    const other = this.data.sides[1 - side];
    const column = el("section", { class: "column", "aria-labelledby": `head-${own.letter}`, "data-side": side }, headOf(own));
    const context = { labels: this.data.labels, passages: this.passages, describe: (sentence) => this.describe(sentence, other), before: (sentence) => this.only(sentence, own) };
    let alike = null;
    this.data.rows.forEach((row, place) => {
      const blocks = own.blocks.slice(...(side ? row.slice(2, 4) : row.slice(0, 2)));
      if (row[4] && !alike) column.append((alike = this.fold(place, side)));
      if (!row[4]) alike = null;
      this.alone = false;
      column.append(el("div", { class: row[4] ? "row alike" : "row", "data-row": place }, blocks.map((block) => blockOf(block, context))));
    });
    return column;
  }

  // Said once for a run of sentences that the other side has nothing like.
  only(sentence, own) {
    const alone = !sentence.to.length && !sentence.w.some((piece) => piece.m?.passage);
    const first = alone && !this.alone;
    this.alone = alone;
    return first ? [el("span", { class: "only" }, `only in ${own.letter}`)] : [];
  }

  // Where each passage and sentence of a side is, looked up often.
  index() {
    this.found = [];
    for (const column of this.columns) {
      const found = { sentences: [...column.querySelectorAll(".sentence")], marks: new Map(), badges: new Map() };
      for (const mark of column.querySelectorAll(".passage")) {
        const number = Number(mark.dataset.passage);
        found.marks.set(number, [...(found.marks.get(number) ?? []), mark]);
      }
      for (const one of column.querySelectorAll(".badge")) found.badges.set(Number(one.dataset.go), one);
      this.found[column.dataset.side] = found;
    }
  }

  describe(sentence, other) {
    const here = `Sentence ${sentence.n + 1}`;
    if (!sentence.to.length) return `${here}, nothing like it in ${other.letter}`;
    return `${here}, ${sentence.kind === "same" ? "the same" : sentence.kind} as ${listing(sentence.to.map((n) => n + 1))} in ${other.letter}`;
  }

  // A run of rows that are the same on both sides, as one line that opens them.
  fold(first, side) {
    const { rows, sides } = this.data;
    let last = first;
    while (last + 1 < rows.length && rows[last + 1][4]) last += 1;
    const [from, to] = side ? [rows[first][2], rows[last][3]] : [rows[first][0], rows[last][1]];
    const held = sides[side].blocks.slice(from, to).reduce((sum, block) => sum + block.s.length, 0);
    const open = () => this.unfold(first, last);
    return el("div", { class: "row folded", "data-fold": first }, button(`· · · ${count(held, "sentence")}, alike · · ·`, open, { class: "fold", "aria-label": `${count(held, "sentence")}, alike: show` }));
  }

  unfold(first, last = first) {
    while (this.data.rows[last + 1]?.[4]) last += 1;
    while (first > 0 && this.data.rows[first - 1][4]) first -= 1;
    for (const row of this.root.querySelectorAll(".row[data-row]")) {
      if (row.dataset.row >= first && row.dataset.row <= last) row.classList.add("open");
    }
    for (const fold of this.root.querySelectorAll(`[data-fold="${first}"]`)) fold.classList.add("open");
    this.strip.measure();
  }

  sentence(side, n) {
    return this.found[side].sentences[n];
  }

  badges(number, side) {
    return this.found[side].badges.get(number);
  }

  answers(side, n) {
    this.flat ??= this.data.sides.map((one) => one.blocks.flatMap((block) => block.s));
    return this.flat[side][n]?.to ?? [];
  }

  click(event) {
    if (!getSelection().isCollapsed) return;
    const target = event.target;
    const column = target.closest?.(".column");
    const sentence = target.closest?.(".sentence");
    if (!column || !sentence) return;
    const number = Number(target.closest(".badge")?.dataset.go ?? (this.reader.shows("passages") ? target.closest(".passage")?.dataset.passage : 0));
    this.go(Number(column.dataset.side), number, Number(sentence.dataset.n));
  }

  // Bring the other side to a passage, or to a sentence where no passage is meant; focus goes along.
  go(side, number, n) {
    const [here, there] = this.ends(side, number, n);
    if (number) this.reader.set({ passage: number });
    if (!there) {
      this.mark([here]);
      this.reader.say(`Nothing in ${this.data.sides[1 - side].letter} answers this sentence.`);
      return;
    }
    this.meet(here, there);
    this.focus(there);
  }

  // The elements that answer each other: inside a long passage its sentences, so that reading goes on where it was.
  ends(side, number, n) {
    const answers = this.answers(side, n).map((to) => this.sentence(1 - side, to));
    const own = this.sentence(side, n);
    if (!number) return [own, answers[0]];
    const within = answers.find((one) => one?.querySelector(`[data-passage="${number}"]`));
    const starts = own.querySelector(`[data-go="${number}"]`);
    return within && !starts ? [own, within] : [this.badges(number, side), this.badges(number, 1 - side)];
  }

  // Both sides of a passage level and in view.
  meet(here, there) {
    for (const one of [here, there]) {
      const row = one.closest(".row.alike");
      if (row) this.unfold(Number(row.dataset.row));
    }
    this.mark([here, there]);
    this.reader.side(Number(there.closest(".column").dataset.side));
    if (this.reader.narrow) {
      this.level(null, 0);
      return this.reader.show(there);
    }
    const column = there.closest(".column");
    this.level(null, 0, true);
    this.reader.show(here);
    const apart = here.getBoundingClientRect().top - there.getBoundingClientRect().top;
    if (Math.abs(apart) > 120) this.level(column, apart);
    return null;
  }

  // Slide one column so that a moved passage stands beside its other side; null puts the columns back in line.
  level(column, by, quiet = false) {
    for (const one of this.columns) one.style.transform = "";
    this.shifted = column ? by : 0;
    if (column) column.style.transform = `translateY(${Math.round(by)}px)`;
    this.reader.root.classList.toggle("slid", Boolean(column));
    if (!quiet) this.reader.bar.sync();
  }

  mark(elements) {
    for (const old of this.root.querySelectorAll(".current")) old.classList.remove("current");
    for (const one of elements) {
      one?.classList.add("current");
      one?.closest(".block").classList.add("current");
    }
    this.strip.paint();
  }

  focus(element) {
    const sentence = element.closest(".sentence");
    for (const old of sentence.closest(".column").querySelectorAll('.sentence[tabindex="0"]')) old.tabIndex = -1;
    sentence.tabIndex = 0;
    element.focus({ preventScroll: true });
  }

  step(by) {
    if (!this.order.length) return;
    const { at } = this;
    const next = at < 0 ? (by > 0 ? 0 : this.order.length - 1) : (at + by + this.order.length) % this.order.length;
    this.open(this.order[next], true);
  }

  open(number, withFocus, silent = false) {
    const side = this.reader.narrow ? this.reader.shown : this.sides[0];
    const [here, there] = [this.badges(number, side), this.badges(number, 1 - side)];
    if (!here || !there) return;
    this.reader.set({ passage: number }, silent);
    this.meet(there, here);
    if (!this.reader.narrow) this.reader.show(here);
    if (withFocus) this.focus(here);
    const passage = this.passages.get(number);
    this.reader.say(`Passage ${number} of ${this.order.length}, ${count(passage.words[side], "word")}, ${KINDS[passage.kind]}${passage.moved ? ", moved" : ""}`);
  }

  key(event, sentence) {
    const side = Number(sentence.closest(".column").dataset.side);
    const n = Number(sentence.dataset.n);
    const all = this.found[side].sentences;
    const seen = (from, by) => {
      let at = from;
      while (all[at] && !all[at].offsetParent) at += by;
      return all[at];
    };
    const targets = { ArrowDown: seen(n + 1, 1), ArrowUp: seen(n - 1, -1), Home: seen(0, 1), End: seen(all.length - 1, -1) };
    if (event.key === "Enter" || event.key === " ") {
      if (event.target === sentence) this.go(side, 0, n);
      else return false;
    } else if (event.key in targets) {
      const next = targets[event.key];
      if (next) {
        this.focus(next);
        this.reader.show(next, "nearest");
      }
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const to = this.sides[event.key === "ArrowRight" ? 1 : 0];
      if (to !== side) this.go(side, 0, n);
    } else return false;
    return true;
  }

  measure() {
    this.strip.measure();
  }

  escape() {
    if (!this.shifted) return false;
    this.level(null, 0);
    return true;
  }

  accept(view) {
    if (view.passage) this.open(view.passage, false, true);
  }

  place() {
    const focused = this.root.getRootNode().activeElement?.closest?.(".sentence");
    const rows = [...this.root.querySelectorAll(".row")].map((row) => row.classList.contains("open"));
    return { rows, focused: focused && [focused.closest(".column").dataset.side, focused.dataset.n] };
  }

  back(before) {
    [...this.root.querySelectorAll(".row")].forEach((row, n) => row.classList.toggle("open", before.rows[n]));
    const number = this.reader.view.passage;
    if (number) this.mark([this.badges(number, 0), this.badges(number, 1)]);
    if (before.focused) this.focus(this.sentence(...before.focused));
    this.strip.measure();
  }

  start(focus) {
    if (focus?.passage && this.passages.has(focus.passage)) this.open(focus.passage, false, true);
    else if (focus && "sentence" in focus) {
      const one = this.sentence(focus.side, focus.sentence);
      if (!one) return;
      const [to] = this.answers(focus.side, focus.sentence);
      const there = to === undefined ? null : this.sentence(1 - focus.side, to);
      if (there) this.meet(one, there);
      else {
        this.mark([one]);
        this.reader.show(one);
      }
      if (this.reader.narrow) this.reader.side(focus.side);
    }
  }

  // Both sides of the current passage, or else of the current sentence, to take away.
  quoted() {
    const number = this.reader.view.passage;
    if (!number) return "";
    const lines = [0, 1].map((side) => {
      const own = this.data.sides[side];
      const pieces = own.blocks.flatMap((block) => block.s).flatMap((sentence, n) => [...(n ? sentence.g : []), ...sentence.w]);
      const text = pieces.filter((piece) => piece.m?.passage === number).map((piece) => piece.t).join("");
      return `${own.letter} (${own.label || own.id}, ${own.id}): “${text}”`;
    });
    return [`Passage ${number}, ${KINDS[this.passages.get(number).kind]}`, ...lines, location.href].join("\n");
  }
}
