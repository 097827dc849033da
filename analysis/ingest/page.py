"""The article of a web page, for those who hold the page and no file."""


def article_from_html(html: str | bytes, url: str | None = None) -> dict[str, str]:
    """The article of a web page: text (its headline aside), title, outlet, published, byline, url.

    What the page does not state is empty; a date is never guessed.

    Raises:
        UnreadableArticle: when the page is too large or holds no text at all.

    >>> article_from_html("<title>Vote</title><p>The council met.</p>")["published"]
    ''
    """
    from analysis.ingest.markup import page_text, page_tree
    from analysis.ingest.web import body_and_stated

    source = html if isinstance(html, str) else page_text(html).text
    body, said = body_and_stated(page_tree(source, "The page"), url or "")
    return {"text": "\n".join(body), **said._asdict()}
