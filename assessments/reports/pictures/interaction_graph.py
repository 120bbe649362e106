"""Who drives whom, as a result knows it: threats, links, and where both ends are high. Pure.

The links are those whose sources the result names; an older result that names fewer shows fewer.
"""

from dataclasses import dataclass

from assessments.maps.content.palette import BY_BAND
from assessments.reports.tables.threat_tables import threat_label
from assessments.reports.words.naming import Payload, name_of

SHORT = {
    "earthquake": "Earthquake", "storm": "Storm", "coastal-flood": "Coastal flood",
    "river-flood": "River flood", "drought": "Drought", "epidemic": "Disease", "hunger": "Hunger",
    "war": "Conflict", "voice": "Political crisis", "inequality": "Inequality", "poverty": "Poverty",
    "contraction": "Contraction",
}  # fmt: skip
ORDER = ("very low", "low", "medium", "high", "very high")
HIGH = ORDER[3:]


@dataclass(frozen=True)
class Threat:
    """One threat of the graph: its worst band, and the places where it is high or worse."""

    slug: str
    label: str
    band: str
    places: tuple[str, ...]

    @property
    def is_high(self) -> bool:
        return bool(self.places)


@dataclass(frozen=True)
class Link:
    """One threat drives another; ``places`` are those where both are high or worse."""

    source: str
    target: str
    is_active: bool
    places: tuple[str, ...]
    reference: str


@dataclass(frozen=True)
class InteractionGraph:
    """The threats and links of a result."""

    threats: tuple[Threat, ...]
    links: tuple[Link, ...]

    def label(self, slug: str) -> str:
        return next(threat.label for threat in self.threats if threat.slug == slug)


def interaction_graph(payload: Payload) -> InteractionGraph:
    """Return the graph of a result; threats in the order of the links."""
    compound = payload["compound"]
    active = {(source, target) for source, target in compound["edges"]}
    sources = compound.get("sources") or {}
    known = [tuple(key.split("->", 1)) for key in sources if "->" in key]
    pairs = list(dict.fromkeys([*known, *active]))
    slugs = list(dict.fromkeys(slug for pair in pairs for slug in pair))
    return InteractionGraph(
        tuple(_threat(payload, slug) for slug in slugs),
        tuple(
            Link(source, target, (source, target) in active, _where(payload, {source, target}),
                 sources.get(f"{source}->{target}", "source not stated"))
            for source, target in pairs
        ),
    )  # fmt: skip


def _threat(payload: Payload, slug: str) -> Threat:
    label = SHORT.get(slug) or threat_label(payload, slug)
    return Threat(slug, label, _worst_band(payload, slug), _where(payload, {slug}))


def _where(payload: Payload, slugs: set[str]) -> tuple[str, ...]:
    """Return the places where every one of these threats is high or worse."""
    return tuple(
        place_word(payload, row) for row in payload["compound"]["places_detail"] if slugs <= set(row["cells"])
    )


def place_word(payload: Payload, row: Payload) -> str:
    """Return "origin", "destination", or the name of a country on the way."""
    place = str(row["place"])
    return place if place in ("origin", "destination") else name_of(payload, row["country"])


def _worst_band(payload: Payload, slug: str) -> str:
    """Return the worst band at any place; a country on the way is known only to be high."""
    places = payload["places"]
    found = [(places[place].get("threats") or {}).get(slug, {}).get("band") for place in places]
    known = [band for band in found if band in ORDER]
    if _where(payload, {slug}):
        known.append(HIGH[0])
    return max(known, key=ORDER.index) if known else "not rated"


def graph_in_words(graph: InteractionGraph) -> str:
    """Return what the picture says: what is high and where, and which links are active."""
    high = [f"{threat.label} ({', '.join(threat.places)})" for threat in graph.threats if threat.is_high]
    active = [
        f"{graph.label(link.source)} drives {graph.label(link.target).lower()}"
        for link in graph.links if link.is_active
    ]  # fmt: skip
    return (
        f"Interaction graph of {len(graph.threats)} threats with {len(graph.links)} links. "
        f"High or worse: {'; '.join(high) or 'none'}. Active links: {'; '.join(active) or 'none'}."
    )


def fill_of(threat: Threat) -> tuple[str, str]:
    """Return the fill and ink of a threat: those of its band where it is high or worse."""
    swatch = BY_BAND[threat.band] if threat.is_high else BY_BAND["not applicable"]
    return swatch.fill, swatch.ink
