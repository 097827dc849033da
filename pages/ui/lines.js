// Lines of an article's words that open where they stand. Words become text nodes only, never markup.

function el(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== null));
  return made;
}

function words(tag, name, text) {
  const made = el(tag, name, text);
  made.dir = "auto";
  return made;
}

// A name in its sentence: what stands before it ends where the name begins, one under the other.
function context({ letter, before, word, after }, open) {
  const line = el("button", "context", el("span", "letter", letter),
    el("span", "before", words("bdi", "", before)), el("span", "after", el("b", "", word), after));
  line.type = "button";
  line.onclick = () => open(0);
  return line;
}

// An article with its terms, each of which opens.
function terms({ letter, label, terms: found }, open) {
  const chips = found.map(([term, note], n) => {
    const chip = el("button", "term", words("span", "word", term), " ", el("small", "", note));
    chip.type = "button";
    chip.onclick = () => open(n);
    return chip;
  });
  const none = chips.length ? null : el("span", "none", "nothing of its own");
  return el("div", "article", el("span", "letter", letter),
    el("div", "", words("span", "label", label), el("div", "found", ...chips, none)));
}

const DRAW = { context, terms };

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".lines");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  root.replaceChildren(...data.rows.map((row, n) => {
    const item = el("div", "item", DRAW[data.kind](row, (at) => setTriggerValue("pressed", { row: n, item: at })));
    item.setAttribute("role", "listitem");
    return item;
  }));
  root.setAttribute("role", "list");
}
