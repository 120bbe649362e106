"""Opening a map in a real browser."""

from typing import Any


def open_map(page: Any, live_server: Any, path: str) -> None:
    page.goto(f"{live_server.url}{path}")
    page.wait_for_selector("[data-map-ready]", timeout=15_000)
