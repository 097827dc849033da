// An article's blocks, sentences and pieces as elements.

// Pieces of one passage share one mark, so that its underline does not break where a name begins. A passage that goes on
// in a new paragraph (not among those begun in it) has its number again, in outline.
function marked(pieces, labels, passages, begun = new Set()) {
  const made = [];
  let open = null;
  for (const piece of pieces) {
    const number = piece.m?.passage;
    const drawn = led(piece, labels, passages);
    for (const n of piece.b ?? []) begun.add(n);
    if (!number) open = null;
    else if (!open || open.dataset.passage !== String(number) || open.exact !== Boolean(piece.m.exact)) {
      open = el("mark", { class: `passage ${piece.m.exact ? "verbatim" : passages.get(number).kind}`, "data-passage": number });
      open.exact = Boolean(piece.m.exact);
      made.push(open);
      if (!begun.has(number)) open.append(el("span", { class: "again", "aria-hidden": "true" }, String(number)));
      begun.add(number);
    }
    if (open) open.append(...drawn);
    else made.push(...drawn);
  }
  return made;
}

// The badge stays on the line of the first word of its passage.
function led(piece, labels, passages) {
  const badges = (piece.b ?? []).map((n) => badge(passages.get(n)));
  const [first] = (badges.length && piece.t.match(/^\S{1,24}(?=\s|$)/)) || [];
  if (!first) return [...badges, words(piece, labels)];
  const rest = piece.t.length > first.length ? [words({ ...piece, t: piece.t.slice(first.length) }, labels)] : [];
  return [el("span", { class: "lead" }, badges, words({ ...piece, t: first }, labels)), ...rest];
}

function badge(passage) {
  const name = `Passage ${passage.n}, ${count(passage.words[0], "word")}, ${KINDS[passage.kind] ?? passage.kind}`;
  const moved = passage.moved ? ", moved" : "";
  const label = `${name}${moved}: go to the other side`;
  return el("button", { type: "button", class: "badge", tabindex: "-1", "data-go": passage.n, "aria-label": label }, String(passage.n));
}

// One piece: a text node, inside an element for each layer it belongs to.
function words(piece, labels) {
  let made = document.createTextNode(piece.t);
  for (const [layer, ref] of Object.entries(piece.m ?? {})) {
    if (layer === "passage" || layer === "exact") continue;
    if (layer === "changed") made = el("b", { class: "changed" }, made);
    else {
      const { label, ref: same } = labels[layer][ref];
      made = el("span", { class: `span ${layer}`, "data-ref": same || null, title: label || null }, made);
    }
  }
  return made;
}

function sentenceOf(sentence, context, begun) {
  const text = el("span", { class: "sentence", tabindex: "-1", role: "group", "data-n": sentence.n });
  if (context.describe) text.setAttribute("aria-label", context.describe(sentence));
  text.append(...(context.before?.(sentence) ?? []), ...marked(sentence.w, context.labels, context.passages, begun));
  const notes = sentence.notes.map((note) => el("span", { class: "note" }, note));
  return [text, ...notes];
}

function blockOf(block, context) {
  const paragraph = el("p", { class: block.goes_on ? "block goes-on" : "block", dir: "auto" });
  const begun = new Set();
  block.s.forEach((sentence, place) => {
    if (place) paragraph.append(...marked(sentence.g, context.labels, context.passages, begun));
    paragraph.append(...sentenceOf(sentence, context, begun));
    for (const layer of Object.keys(context.labels)) {
      if (sentence.w.some((piece) => piece.m && layer in piece.m)) paragraph.classList.add(`has-${layer}`);
    }
    if (sentence.moved || sentence.w.some((piece) => context.passages.get(piece.m?.passage)?.moved)) paragraph.classList.add("moved");
  });
  return paragraph;
}

function headOf(side) {
  const facts = [side.id, count(side.words, "word"), side.outlet || "outlet not stated", side.published].filter(Boolean);
  const cut = side.cut ? el("small", { class: "cut" }, "This text is very long: its beginning is shown here, the whole is among the articles.") : null;
  return el("header", { class: "head" },
    el("h2", { dir: "auto", id: `head-${side.letter}` }, `${side.letter} · ${side.label || side.id}`),
    el("small", {}, facts.join(" · ")), cut);
}

function spanLegend(drawn) {
  const sample = (layer) => el("span", { class: layer === "quotations" ? "key-rule" : "" }, el("span", { class: `span ${layer}` }, layerName(layer).toLowerCase()));
  return drawn.filter((layer) => !["passages", "changes", "kept"].includes(layer)).map(sample);
}
