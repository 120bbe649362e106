"""A publisher's file comes in, a row of it is corrected, it counts, and is withdrawn again."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import result_of
from tests.importing.typed import refugees

pytestmark = pytest.mark.browser

REFUSAL = "The country of asylum is UNK (unknown), which is no country."


def give(page: Page, file: Path) -> None:
    page.goto("/curation/")
    page.get_by_role("link", name="Upload or fetch a file").click()
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="Read this file").click()
    expect(page.locator("main")).to_contain_text("Read as UNHCR: population.")


def correct(page: Page, folder: Path) -> None:
    """Put a country where the refused row has none, in the workbook of refused rows."""
    with page.expect_download() as arriving:
        page.get_by_role("link", name="Download the refused rows (xlsx)").click()
    path = folder / "corrected.xlsx"
    arriving.value.save_as(path)
    book = load_workbook(path)
    (sheet,) = book.worksheets
    assert sheet["C2"].value == "UNK"
    sheet["C2"] = "PAK"
    book.save(path)
    page.set_input_files("[name=corrected]", path)
    page.get_by_role("button", name="Read the file with these rows").click()


def decide(page: Page, decision: str, why: str) -> None:
    page.fill("[name=why]", why)
    page.get_by_role("button", name=f"{decision}…").click()
    expect(page.locator("main")).to_contain_text("What will happen")
    if decision == "Publish":
        expect(page.get_by_role("alert")).to_contain_text("Most of what counts now would be gone.")
        page.get_by_label("I know what would be gone").check()
    page.get_by_role("button", name=f"{decision} now").click()
    expect(page.get_by_role("heading", name="How it stands")).to_be_visible()


def test_a_file_is_read_corrected_published_used_and_withdrawn(
    curator: BrowserContext, tmp_path: Path
) -> None:
    page = curator.pages[0]
    result_of(page, "MMR", "THA")
    give(page, refugees(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9"))
    expect(page.get_by_role("region", name="1 refused row")).to_contain_text(REFUSAL)
    correct(page, tmp_path)
    expect(page.locator("main")).to_contain_text("2 read, 0 refused")

    page.get_by_role("link", name="See what would change, and decide").click()
    release = page.url
    decide(page, "Publish", "Checked against the publisher's page.")

    page.goto("/curation/stale/")
    expect(page.locator("tbody")).to_contain_text("Myanmar to Thailand")
    page.get_by_role("button", name="Assess all again").click()
    expect(page.locator(".page-head [role=status]")).to_have_text("No result is stale.")

    page.goto(release)
    decide(page, "Withdraw", "It holds two rows only.")
    page.goto("/curation/stale/")
    expect(page.locator("tbody")).to_contain_text("Myanmar to Thailand")
