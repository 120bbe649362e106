"""Entries as a curator types them."""

from corridors.sources.entries import Cells

SOURCED = {
    "source_title": "Immigration Services Agency, resident foreigners",
    "source_url": "https://www.moj.go.jp/isa/policies/statistics/",
    "source_date": "2026-03-28",
}


def stock(people: str = "60000", **changes: str) -> Cells:
    return {
        "origin": "MMR",
        "destination": "JPN",
        "date": "2025-12-31",
        "people": people,
        **SOURCED,
    } | changes


def share(value: str = "0.4", **changes: str) -> Cells:
    return {
        "corridor": "MMR-JPN", "population": "residents", "reference_date": "2025-11-30",
        "share_naming_safety": value, "basis": "1,200 people asked on arrival", **SOURCED,
    } | changes  # fmt: skip


def shortage(group: str = "care", word: str = "shortage", openings: str = "", **changes: str) -> Cells:
    return {
        "destination": "JPN", "group": group, "date": "2025-12-31", "list": word,
        "openings_per_seeker": openings, **SOURCED,
    } | changes  # fmt: skip


def consent(**changes: str) -> Cells:
    return {
        "iso3": "MMR", "instrument": "ICRMW 1990", "action": "accession", "date": "2025-05-05",
        "basis": "depositary notification", **SOURCED,
    } | changes  # fmt: skip
