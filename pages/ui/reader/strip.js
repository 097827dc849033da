// The strip between the columns: one tick a passage and side, where it stands in its column.

class Strip {
  constructor(pair) {
    this.pair = pair;
    this.root = el("div", { class: "strip", role: "group", "aria-label": "Where the shared passages stand" });
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  measure() {
    const { pair } = this;
    const frame = pair.root.getBoundingClientRect();
    if (!frame.height || !pair.reader.shows("passages")) return;
    const made = [];
    for (const number of pair.order) {
      const { kind } = pair.passages.get(number);
      pair.sides.forEach((side, lane) => {
        const places = this.extent(number, side);
        if (!places) return;
        const top = (100 * (places[0] - frame.top)) / frame.height;
        const tall = Math.max(0.6, (100 * (places[1] - places[0])) / frame.height);
        const place = `top:${top.toFixed(2)}%;height:${tall.toFixed(2)}%;z-index:${100 - Math.round(tall)}`; // short ones above long
        const name = `Passage ${number}, ${KINDS[kind]}`;
        const main = lane === (pair.reader.narrow ? pair.sides.indexOf(pair.reader.shown) : 0);
        made.push(main
          ? button("", () => pair.open(number, true), { class: `tick ${kind} lane${lane}`, style: place, tabindex: "-1", "aria-label": name, "data-tick": number })
          : el("i", { class: `tick ${kind} lane${lane}`, style: place, onclick: () => pair.open(number, true) }));
      });
    }
    this.root.replaceChildren(...made);
    this.paint();
  }

  // Top and bottom of a passage, columns in line, on the page.
  extent(number, side) {
    const { pair } = this;
    const parts = pair.found[side].marks.get(number) ?? [];
    const start = parts[0] ?? pair.badges(number, side);
    const visible = start?.offsetParent ? start : start?.closest(".row")?.parentElement.querySelector(".folded:not(.open)");
    if (!visible?.offsetParent) return null;
    const shift = pair.shifted && visible.closest(".column").style.transform ? pair.shifted : 0;
    const last = parts.length && parts[parts.length - 1].offsetParent ? parts[parts.length - 1] : visible;
    return [visible.getBoundingClientRect().top - shift, last.getBoundingClientRect().bottom - shift];
  }

  paint() {
    const { pair } = this;
    const ticks = [...this.root.querySelectorAll("[data-tick]")];
    const now = ticks.find((tick) => Number(tick.dataset.tick) === pair.reader.view.passage);
    for (const tick of ticks) {
      tick.tabIndex = tick === (now ?? ticks[0]) ? 0 : -1;
      if (tick === now) tick.setAttribute("aria-current", "true");
      else tick.removeAttribute("aria-current");
    }
  }

  key(event) {
    const ticks = [...this.root.querySelectorAll("[data-tick]")];
    const at = ticks.indexOf(event.target);
    const next = { ArrowDown: ticks[at + 1], ArrowUp: ticks[at - 1], Home: ticks[0], End: ticks[ticks.length - 1] }[event.key];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    for (const tick of ticks) tick.tabIndex = tick === next ? 0 : -1;
    next.focus();
  }
}
