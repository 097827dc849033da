"""What axe finds on a page beyond what Streamlit itself breaks."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
BROKEN_ONLY = {"resultTypes": ["violations"]}
"""Says nothing of what is right, which costs three times as much as looking for what is wrong."""
STREAMLITS_OWN = {
    "color-contrast": ("stCode", "stFileUploader", "react-codemirror", "token"),
    "aria-allowed-role": ("stFileUploaderDropzone",),
    "aria-input-field-name": ("stDataFrame",),
    "scrollable-region-focusable": ("stDataFrame", "stCode", "dvn-", "stSidebarContent"),
    "region": ("stFloatingOverlayPortal",),
    "empty-table-header": ("stDataFrame", 'role="grid"'),
}
"""Rules of axe that Streamlit itself breaks, and the parts of it that do.

Our own component is in none of them.
"""


def violations(page: Page) -> list[str]:
    """What axe finds beyond Streamlit's own, each with the element."""
    found = AXE.run(page, options=BROKEN_ONLY).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not streamlits_own(rule["id"], str(node["target"]) + node["html"])
    ]


def streamlits_own(rule: str, element: str) -> bool:
    return any(part in element for part in STREAMLITS_OWN.get(rule, ()))
