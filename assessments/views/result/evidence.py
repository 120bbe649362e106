"""The figures under a result: grouped by what they are for, each with its links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reports.tables import tables
from assessments.reports.tables.rows import EvidenceRow
from assessments.reports.words.display import NO_NUMBER
from corridors.periods import period_words

SCOPE_PAGES = {
    "country": "corridors:figure",
    "pair": "corridors:pair-figure",
    "treaty": "corridors:consent",
    "survey": "corridors:survey-share",
}
ABOUT_MATRIX, ABOUT_LAW = "Who moves and why", "Legal cover"
MATRIX_USES = frozenset({"fear", "match"})


@dataclass(frozen=True)
class Link:
    """Where a number comes from: its short name and the page or row that shows it."""

    text: str
    url: str


@dataclass(frozen=True)
class TracedEvidence:
    """One row of the evidence table with its links."""

    row: EvidenceRow
    url: str
    release_url: str
    page_url: str


@dataclass(frozen=True)
class EvidenceGroup:
    """The figures behind one question or place."""

    title: str
    items: tuple[TracedEvidence, ...]

    @property
    def rows(self) -> list[tuple[str, TracedEvidence]]:
        """The figures as rows of a table whose heading names the question already."""
        return [("", item) for item in self.items]


def figure_url(entry: dict[str, Any]) -> str:
    """The page of a figure, else its row in the evidence table."""
    page = SCOPE_PAGES.get(entry["scope"])
    if page and entry["figure"] is not None:
        return reverse(page, args=[entry["figure"]])
    return f"#{entry['id']}"


def release_url(key: str) -> str:
    return reverse("corridors:release", args=[key]) if key else ""


def evidence_groups(payload: dict[str, Any], urls: dict[str, str]) -> list[EvidenceGroup]:
    """Every figure once, under the first question it serves, in the order of first use."""
    releases = {release["key"]: _release_links(release) for release in payload["releases"]}
    rows = {row.id: row for row in tables.evidence_rows(payload)}
    found: dict[str, list[TracedEvidence]] = {}
    for entry in payload["evidence"]:
        traced = _traced(rows[entry["id"]], urls[entry["id"]], releases)
        found.setdefault(_question(payload, entry), []).append(traced)
    return [EvidenceGroup(title, tuple(items)) for title, items in found.items()]


def evidence_choices(
    groups: list[EvidenceGroup], asked: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """What the selects above the figures offer: only what some figure has."""
    rows = [item.row for group in groups for item in group.items]
    offered = {
        "question": (_("Question"), [group.title for group in groups]),
        "tier": (_("Tier"), sorted({str(row.tier) for row in rows})),
        "publisher": (_("Publisher"), sorted({row.publisher for row in rows}, key=str.casefold)),
    }
    now = asked or {}
    return [
        {"name": name, "label": label, "values": values, "now": now.get(name, "")}
        for name, (label, values) in offered.items()
    ]


def _question(payload: dict[str, Any], entry: dict[str, Any]) -> str:
    """The block of the page a figure serves first: the matrix, a place, or the law."""
    first, __, part = (entry["used_for"] or ["other"])[0].partition(".")
    if part == "legal" or entry["scope"] == "treaty":
        return ABOUT_LAW
    if first in MATRIX_USES:
        return ABOUT_MATRIX
    if first not in tables.PLACES:
        return "Other"
    title = tables.place_title(payload, first)
    crossed = tables.name_of(payload, entry["country"]) if first == "route" else ""
    return f"{title}: {crossed}" if crossed else title


def _release_links(release: dict[str, Any]) -> tuple[str, str]:
    """The release's own page and its publisher's."""
    return release_url(release["key"]), release["page_url"] or ""


def _traced(row: EvidenceRow, url: str, releases: Mapping[str, tuple[str, str]]) -> TracedEvidence:
    """The number leads to its own page; a sum or survey, which has none, to its release."""
    release, publishers_page = releases.get(row.release_key) or (release_url(row.release_key), "")
    own = release if url.startswith("#") else url
    own = "" if row.value == NO_NUMBER else own
    return TracedEvidence(row, own, release, publishers_page)


def incident_links(payload: dict[str, Any]) -> list[Link]:
    """The releases whose incidents count near the route."""
    used = {entry["release"] for entry in payload["evidence"] if entry["scope"] == "events"}
    named = [release for release in payload["releases"] if release["key"] in used]
    return [Link(f"{one['publisher']}: {one['dataset']}", release_url(one["key"])) for one in named]


def links_of(ids: tuple[str, ...], urls: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(key, urls.get(key, f"#{key}")) for key in ids)


def matrix_evidence(payload: dict[str, Any], urls: dict[str, str]) -> list[Link]:
    """The figures under motive and match, named once each."""
    used = [entry for entry in payload["evidence"] if MATRIX_USES & set(entry["used_for"])]
    return [
        Link(f"{entry['label']}, {period_words(entry['period'] or 'undated', short=True)}", urls[entry["id"]])
        for entry in used
    ]
