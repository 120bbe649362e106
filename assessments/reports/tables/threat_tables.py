"""Tables of section 2 of the method: the grid, the freedoms, compound crises. Pure."""

from assessments.reports.tables.rows import FreedomRow, Line, SystemRows, ThreatRow
from assessments.reports.words.display import Value, plain_number, severity_text, value_of
from assessments.reports.words.naming import PLACES, Payload, is_at_least, name_of
from corridors.periods import period_words

SYSTEMS = {
    "physical": "Physical systems",
    "living": "Living systems",
    "social": "Social systems",
}
GRID = {
    "physical": (
        "earthquake", "tsunami", "river-flood", "coastal-flood", "storm", "drought", "weather-displacement",
        "volcano", "climate-change", "technological",
    ),
    "living": ("epidemic", "disease-burden", "ncd"),
    "social": (
        "war", "voice", "inequality", "poverty", "hunger", "contraction", "famine", "debt", "energy",
        "interstate", "criminal-violence", "trafficking", "detention-return", "route-deaths",
    ),
}  # fmt: skip
ADDED = frozenset({
    "coastal-flood", "weather-displacement", "technological", "disease-burden", "interstate",
    "criminal-violence", "trafficking", "detention-return", "route-deaths",
})  # fmt: skip
ROW_NOTES = {
    "weather-displacement": "shown only: an outcome of the rows above, in no score",
    "route-deaths": "route only; recorded deaths are minimum estimates, never risk per crossing",
}
FREEDOMS = {
    "fear": ("Freedom from fear", "war and violent conflict; voice and accountability; death en route"),
    "want": ("Freedom from want", "hazards, disease, poverty, hunger, economic contraction"),
    "dignity": ("Freedom to live in dignity", "voice and accountability; gender inequality; statelessness"),
}


def threat_grid(payload: Payload) -> list[SystemRows]:
    """The three systems with their threats; uncovered ones stand in their place, said so."""
    return [
        SystemRows(
            system, label,
            tuple(_aggregate(payload, place, "systems", system) for place in PLACES),
            tuple(_threat_row(payload, slug) for slug in GRID[system]),
        )
        for system, label in SYSTEMS.items()
    ]  # fmt: skip


def _aggregate(payload: Payload, place: str, group: str, name: str) -> Value:
    part = (payload["places"][place].get(group) or {}).get(name)
    return value_of(part, at_least=is_at_least(payload, place))


def _threat_row(payload: Payload, slug: str) -> ThreatRow:
    parts = [(payload["places"][place].get("threats") or {}).get(slug) for place in PLACES]
    label = next((part["label"] for part in parts if part), slug)
    return ThreatRow(
        slug, label, slug in ADDED, ROW_NOTES.get(slug, ""), tuple(value_of(part) for part in parts),
        tuple(tuple(figure["evidence"] for figure in part["figures"]) if part else () for part in parts),
    )  # fmt: skip


def foresight_rows(payload: Payload) -> list[FreedomRow]:
    """Readings of what may come, beside the grid and in no score."""
    parts = [payload["places"][place].get("foresight") or {} for place in PLACES]
    return [
        FreedomRow(slug, cell["label"], "foresight, in no score",
                   tuple(value_of(part.get(slug)) for part in parts))
        for slug, cell in parts[0].items()
    ]  # fmt: skip


def freedom_rows(payload: Payload) -> list[FreedomRow]:
    """The three freedoms at the three places. A threat may serve several: they are interrelated."""
    return [
        FreedomRow(slug, label, covers,
                   tuple(_aggregate(payload, place, "freedoms", slug) for place in PLACES))
        for slug, (label, covers) in FREEDOMS.items()
    ]  # fmt: skip


def uncovered_rows(payload: Payload) -> list[Line]:
    """Every threat without a figure in this method, by name: system beside it, and why."""
    return [
        Line(row["label"], SYSTEMS.get(row["system"], row["system"]), row["why"] or "")
        for row in payload["uncovered"]
    ]


def compound_rows(payload: Payload) -> list[Line]:
    """The cells of the interaction graph that are high or worse, by place."""
    return [
        Line(f"{row['place'].capitalize()}: {name_of(payload, row['country'])}",
             ", ".join(threat_label(payload, slug).lower() for slug in row["cells"]) or "none high or worse")
        for row in payload["compound"]["places_detail"]
    ]  # fmt: skip


def threat_label(payload: Payload, slug: str) -> str:
    """Return the label of a threat as the result names it."""
    cell = payload["places"]["origin"]["threats"].get(slug)
    return str(cell["label"]) if cell else slug


def figure_lines(payload: Payload, place: str, slug: str) -> list[Line]:
    """The published numbers under one cell, for the page that explains it."""
    cell = payload["places"][place]["threats"][slug]
    return [
        Line(figure["indicator"], plain_number(figure["value"]),
             f"{period_words(figure['period'])}, severity {severity_text(figure['severity'])}, "
             f"tier {figure['tier']}")
        for figure in cell["figures"]
    ]  # fmt: skip
