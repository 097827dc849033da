// Elements and words. Text becomes part of the page here, as text nodes and attributes only, never as markup.

const KINDS = { verbatim: "word for word", edited: "edited", reworded: "reworded" };
const LAYERS = { kept: "Kept by others", passages: "Shared passages", changes: "Changes", names: "Names", quotations: "Quotations", numbers: "Numbers" };

function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function button(label, onclick, properties = {}) {
  return el("button", { type: "button", onclick, ...properties }, label);
}

function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

function listing(words) {
  return words.length < 3 ? words.join(" and ") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

function layerName(layer) {
  return LAYERS[layer] ?? layer.charAt(0).toUpperCase() + layer.slice(1);
}

// Perceived lightness decides, since the app's theme need not be the system's.
function isDark(element) {
  const probe = el("i", { style: "color:var(--st-background-color,#fff);display:none" });
  element.append(probe);
  const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  probe.remove();
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

// Where the view scrolls: the nearest ancestor that does, across the shadow boundary.
function scroller(element) {
  let at = element;
  while ((at = at.parentElement ?? at.getRootNode().host)) {
    if (/(auto|scroll)/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { style: "position:fixed;opacity:0", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// How much of the top of the view the app's own header covers.
function covered(view) {
  const header = document.querySelector('[data-testid="stHeader"]');
  if (!header) return 0;
  const top = view === document.scrollingElement ? 0 : view.getBoundingClientRect().top;
  return Math.max(0, Math.round(header.getBoundingClientRect().bottom - top));
}
