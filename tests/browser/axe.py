"""What assistive technology would stumble over on a page, in light and in dark."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": ["color-contrast"]}
"""The scheme changes colours and nothing else."""


def complaints(page: Page) -> list[str]:
    """Everything found in light, and what only the colours of the dark make hard to read."""
    page.emulate_media(color_scheme="light")
    found = _run(page, RULES)
    page.emulate_media(color_scheme="dark")
    return found + [f"dark: {one}" for one in _run(page, COLOURS)]


def _run(page: Page, options: dict[str, Any]) -> list[str]:
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in violations for node in one["nodes"]]
