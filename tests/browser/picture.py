"""`make picture`: the README's pictures, taken from a freshly started server."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, TOP, Visit, installed, start

PICTURES = {
    "what-to-check": ("", "light", 1300),
    "source-overlap": ("source_overlap", "light", 900),
    "side-by-side": ("side_by_side?a=A&b=C", "light", 1000),
    "side-by-side-moved": ("side_by_side?a=A&b=B&at=1008", "dark", 1000),
    "one-and-all-others": (
        "side_by_side?a=A&mode=One+article+and+all+others&sentence=7",
        "light",
        1000,
    ),
    "quotes": ("quotes", "light", 1000),
    "facts": ("facts", "dark", 1000),
}
"""File name: the page, the theme, the height in pixels."""


def main() -> None:
    """Takes every picture into docs/."""
    process, address = start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
            for name, (path, scheme, height) in PICTURES.items():
                context = browser.new_context(
                    color_scheme=scheme, viewport={"width": 1360, "height": height}
                )
                page = Visit(context.new_page(), address).open(f"/{path}")
                page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
                page.wait_for_selector("[data-testid=stProgress]", state="detached", timeout=60_000)
                page.wait_for_timeout(2500)
                target: Path = TOP / "docs" / f"{name}.png"
                page.screenshot(path=target)
                context.close()
            browser.close()
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
