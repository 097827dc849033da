"""News pages as sites write them: one article each, with what stands around it on a site."""

from collections.abc import Iterator
from itertools import product

from tests.benchmarks import bench_changes

_MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li><li>Login</li></ul>"
_SHARE = "<p>Share on Facebook</p><p>Copy link</p><p>4 min read</p>"
_RELATED = (
    "<h3>Read more</h3><ul><li><a href='/1'>Bus fares rise by a tenth from May</a></li>"
    "<li><a href='/2'>Swimmer, 61, crosses the bay for the fifth time</a></li></ul>"
)
_LETTER = "<p>Sign up for our newsletter.</p><p>Get the day's news in your inbox every morning.</p>"
_CREDIT = (
    "<figure><img src='a.jpg'><figcaption>The pier in May. Photo: Ida Holm</figcaption></figure>"
)
_LD = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s",'
    '"datePublished":"2026-03-04T09:15:00+01:00","author":{"@type":"Person","name":"Ada Kern"},'
    '"publisher":{"name":"East Courier"}}</script>'
)
_META = (
    '<meta property="og:title" content="%s"><meta property="og:site_name" content="West Post">'
    '<meta property="article:published_time" content="2026-03-05"><meta name="author" '
    'content="Bo Ray and Ada Kern">'
)
_STATED = {"json": _LD, "meta": _META, "time": '<link rel="canonical" href="https://n.example/a">'}
_LAYOUTS = {
    "article": "<header>{menu}</header><main><article><h1>{title}</h1>{by}{body}</article></main>"
    "<aside>{related}</aside><footer>All rights reserved. Contact us.</footer>",
    "divisions": "<div id='nav'>{menu}</div><div class='story'><h1>{title}</h1>{share}{by}{body}"
    "{letter}</div><div class='more'>{related}</div><div>Terms of use. Privacy policy.</div>",
    "table": "<table><tr><td>{menu}</td><td><h2>{title}</h2>{by}{body}</td><td>{related}</td></tr>"
    "</table>",
    "breaks": "{menu}<h1>{title}</h1>{by}<div>{broken}</div>{share}{related}",
    "between": "<article><h1>{title}</h1>{by}{first}{credit}{related}{letter}{rest}"
    "<p>This article was updated at 10.15 to add the vote.</p></article>",
}
_BY = {
    "json": "<p class='byline'>By <a href='/ada'>Ada Kern</a></p><time>4 March 2026 09:15</time>",
    "meta": "<p>Bo Ray, West Post</p><p>Published 5 March 2026</p>",
    "time": "<p>Words by Ida Holm</p><time datetime='2026-03-06T18:00Z'>Friday</time>",
}


def pages() -> Iterator[tuple[str, str]]:
    """Each page with its name: every layout with every way of stating what an article is."""
    texts = [text for row in _stories() for text in row["articles"]]
    for n, (layout, stated) in enumerate(product(_LAYOUTS, _STATED)):
        yield f"{layout} {stated}", _page(texts[n % len(texts)], layout, stated)


def _stories() -> list[dict[str, list[str]]]:
    return bench_changes.read(bench_changes.FIRST, "stories")


def _page(text: str, layout: str, stated: str) -> str:
    told = [one for one in text.replace(". ", ".\n").split("\n") if one.strip()]
    title, told = " ".join(told[0].split()[:7]).strip("."), told
    paragraphs = [f"<p>{one}</p>" for one in told]
    body = _LAYOUTS[layout].format(
        menu=_MENU, share=_SHARE, related=_RELATED, letter=_LETTER, credit=_CREDIT, title=title,
        by=_BY[stated], body="".join(paragraphs), broken="<br><br>".join(told),
        first="".join(paragraphs[:2]), rest="".join(paragraphs[2:]),
    )  # fmt: skip
    head = _STATED[stated] % title if "%s" in _STATED[stated] else _STATED[stated]
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title} | News</title>{head}"
        f"</head><body>{body}</body></html>"
    )
