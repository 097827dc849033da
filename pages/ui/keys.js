// Keys that act on the finding that has the focus: j, k, q, c, m. One finding is a stop of Tab, the others are reached by j and k.

const CARD = ".ct-block"
const ACTIONS = '[class*="st-key-ct-do-"]'
const BODY = '[data-testid="stPopoverBody"]'

const cards = () => [...document.querySelectorAll(CARD)].filter((card) => card.querySelector(".ct-title"))

// The row of links that stands below a finding: the next such row in the page.
function actions(card) {
  const all = [...document.querySelectorAll(`${CARD}, ${ACTIONS}`)]
  const next = all[all.indexOf(card) + 1]
  return next && next.matches(ACTIONS) ? next : null
}

function current() {
  const at = document.activeElement
  return cards().find((card) => card.contains(at) || actions(card)?.contains(at))
}

function name(card) {
  return [".ct-kind", ".ct-title"].map((part) => card.querySelector(part)?.textContent.trim()).filter(Boolean).join(": ")
}

function prepare() {
  const all = cards()
  const chosen = all.find((card) => card.tabIndex === 0) || all[0]
  for (const card of all) {
    const stop = card === chosen ? 0 : -1
    if (card.getAttribute("tabindex") === String(stop)) continue
    card.setAttribute("tabindex", stop)
    card.setAttribute("role", "group")
    card.setAttribute("aria-label", name(card))
    card.setAttribute("aria-keyshortcuts", "j k q c m")
  }
}

function go(card, step) {
  const all = cards()
  const next = all[all.indexOf(card) + step]
  if (!next) return
  card.setAttribute("tabindex", -1)
  next.setAttribute("tabindex", 0)
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: "center" })
}

async function awaited(selector) {
  for (let n = 0; n < 100; n++) {
    const found = document.querySelector(selector)
    if (found) return found
    await new Promise((done) => setTimeout(done, 50))
  }
  return null
}

const open = (card) => actions(card)?.querySelector('[data-testid="stPopover"] button')?.click()

// Without https a browser has no clipboard for pages: then the words are chosen as by hand, and copied.
async function put(code) {
  if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent)
  getSelection().selectAllChildren(code)
  document.execCommand("copy")
}

async function copy(card, said) {
  open(card)
  const code = await awaited(`${BODY} [data-testid="stCode"] code`)
  if (!code) return
  await put(code)
  said.textContent = "The query is copied."
}

async function mark(card) {
  open(card)
  ;(await awaited(`${BODY} [data-testid="stButtonGroup"] button`))?.focus()
}

export default function ({ parentElement }) {
  const said = parentElement.querySelector(".said")
  const does = { j: (card) => go(card, 1), k: (card) => go(card, -1), q: open, c: (card) => copy(card, said), m: mark }
  const pressed = (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable="true"]')
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const card = current()
    if (!card || !does[event.key]) return
    event.preventDefault()
    event.stopPropagation()
    does[event.key](card)
  }
  const watch = new MutationObserver(prepare)
  watch.observe(document.body, { childList: true, subtree: true })
  document.addEventListener("keydown", pressed, true)
  prepare()
  return () => {
    watch.disconnect()
    document.removeEventListener("keydown", pressed, true)
  }
}
