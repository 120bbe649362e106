"""The maps of the pages: folium without its outside files. The browser fetches the layers by URL.

Every script and style is a static file of this installation, the page carries no geometry, and the one
inline script bears the request's nonce.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import folium
from branca.element import MacroElement
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from assessments.maps.boundaries import DISCLAIMER, VIEWS
from assessments.maps.content.documents import version_of
from assessments.maps.content.event_bins import SENT_WHOLE
from assessments.maps.content.incidents import LegIncidents, YearCount
from assessments.maps.content.layers import Leg, Limits
from assessments.maps.content.legend import (
    BandEntry,
    ModeEntry,
    StatusEntry,
    band_entries,
    band_limits,
    mode_entries,
    status_entries,
)
from assessments.maps.content.sheet import Sheet
from assessments.maps.scripts import script_address
from assessments.maps.snapshot_maps import incidents_tag, layers_tag, sheet_for
from assessments.maps.world import world_version
from assessments.models import Snapshot
from corridors.frames import current_edition

WORLD = [[-52.0, -130.0], [66.0, 160.0]]
"""The view where no place is recorded, and of the portfolio."""

CLOSER = {"close": 6, "region": 4}
"""Detail of imported outlines -> zoom from which a map shows it; ``corridors.frames.DETAILS``."""

ASKED_EARLY = '<link rel="preload" as="fetch" crossorigin href="{}">'
"""Asks for a layer while the page is still being read; the map's own request is then answered by it."""

NAME, CONFIG = "map_its_name", "its_configuration"
"""Where the name of a map and what it is asked to show stand in what folium makes."""


class PageMap(folium.Map):
    """A folium map whose scripts and styles are ours, whose size is the page's, and which has no tiles."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="corridor-map" id="{{ this.get_name() }}" role="application" tabindex="0"
                 aria-label="{{ this.label|e }}" aria-describedby="{{ this.get_name() }}_note"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }},
                {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});
        {% endmacro %}
        """
    )

    def __init__(self, kind: str, identifier: str, label: str) -> None:
        super().__init__(
            location=(20.0, 20.0), zoom_start=2, tiles=None, prefer_canvas=True,
            zoom_snap=0.25, zoom_delta=0.5, min_zoom=0.5, max_zoom=8, attribution_control=False,
        )  # fmt: skip
        self._id = identifier
        self.label = label
        self.default_js = [("map", script_address(kind))]
        self.default_css = [
            ("leaflet_css", static("js_lib_leaflet/leaflet.css")),
            ("map_css", static("css/map.css")),
        ]


class FetchedLayers(MacroElement):
    """The layers of a map: not their data, but where the browser fetches them and how they look."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            corridorMap.{{ this.kind }}({{ this._parent.get_name() }}, {{ this.config }});
        {% endmacro %}
        """
    )

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._name = "FetchedLayers"
        self.kind = kind
        self.config = CONFIG


@dataclass(frozen=True)
class MapParts:
    """What a template needs to show a map: the three parts of folium's output and what stands around it."""

    identifier: str
    header: SafeString
    html: SafeString
    script: SafeString
    bands: list[BandEntry]
    modes: list[ModeEntry]
    statuses: list[StatusEntry]
    shades: bool
    view: str
    disclaimer: str
    legs: list[Leg]
    shading: dict[str, Any] = field(default_factory=dict)
    incidents: tuple[LegIncidents, ...] = ()
    events: int = 0
    placed: int = 0
    closed: bool = False
    not_placed: int = 0
    years: tuple[YearCount, ...] = ()


def result_map(snapshot: Snapshot, request: HttpRequest, place: str = "") -> MapParts:
    """The map of one result; ``place`` tells two maps on one page apart."""
    sheet = sheet_for(snapshot)
    urls = _own_urls(snapshot, sheet)
    config = {"bounds": sheet.bounds, "offsets": sheet.offsets, "binned": sheet.placed > SENT_WHOLE}
    limits = band_limits(snapshot.method.text)
    parts = _parts("result", f"snapshot_{snapshot.pk}{place}", config, urls, limits, request)
    return replace(
        parts,
        legs=sheet.legs,
        closed=sheet.closed,
        shading=sheet.shading,
        incidents=sheet.incidents,
        events=sheet.events,
        placed=sheet.placed,
        not_placed=sheet.not_placed,
        years=sheet.years,
    )


def result_early(snapshot: Snapshot) -> SafeString:
    """For the head of a result's page, before its styles: asks for data and script while the page is read."""
    sheet = sheet_for(snapshot)
    urls = {"world": _world_address(), **_own_urls(snapshot, sheet)}
    script = format_html('<link rel="preload" as="script" href="{}">', script_address("result"))
    return script + _asked_early(urls, sheet.placed > SENT_WHOLE)


def portfolio_map(request: HttpRequest, limits: Limits, query: str = "") -> MapParts:
    """The map of the corridors the reader may see and asks for, each as one line to its result."""
    config = {"bounds": WORLD, "offsets": [0]}
    address = reverse("assessments:map-corridors") + (f"?{query}" if query else "")
    return _parts("portfolio", "portfolio", config, {"corridors": address}, limits, request)


def _own_urls(snapshot: Snapshot, sheet: Sheet) -> dict[str, str]:
    """Addresses that name their version, so that a browser keeps what it has seen; a window names itself."""
    digest = snapshot.digest
    urls = {"layers": _versioned("assessments:map-layers", snapshot, layers_tag(digest))}
    if sheet.placed > SENT_WHOLE:
        urls["incidents"] = reverse("assessments:map-incidents", args=[snapshot.pk])
    elif sheet.placed:
        urls["incidents"] = _versioned("assessments:map-incidents", snapshot, incidents_tag(digest))
    return urls


def _versioned(name: str, snapshot: Snapshot, tag: str) -> str:
    return f"{reverse(name, args=[snapshot.pk])}?v={version_of(tag)}"


def _asked_early(urls: dict[str, str], binned: bool) -> SafeString:
    """What a map needs in any case; incidents that are binned wait for the size of the map."""
    needed = [url for name, url in urls.items() if not (name == "incidents" and binned)]
    return format_html_join("", ASKED_EARLY, ((url,) for url in needed))


def _details() -> list[list[Any]]:
    """From which zoom on which finer outlines are asked for, the closest first; none without any."""
    if current_edition() is None:
        return []
    address = reverse("assessments:map-countries")
    return [[zoom, f"{address}?detail={detail}"] for detail, zoom in CLOSER.items()]


def _parts(
    kind: str,
    identifier: str,
    about: dict[str, Any],
    own: dict[str, str],
    limits: Limits,
    request: HttpRequest,
) -> MapParts:
    urls = {"world": _world_address(), **own}
    config = {**about, "world": WORLD, "tiles": settings.TILE_URL, "urls": urls, "details": _details()}
    name = f"map_{identifier}"
    written = str(htmlsafe_json_dumps(config))
    header, html, script = (
        part.replace(NAME, name).replace(CONFIG, written) for part in _frame(kind, str(LABELS[kind]))
    )
    return MapParts(
        identifier=name,
        header=_asked_early(urls, bool(about.get("binned"))) + mark_safe(header),
        html=mark_safe(html),
        script=_started(script, getattr(request, "csp_nonce", "")),
        bands=band_entries(limits),
        modes=mode_entries(),
        statuses=status_entries() if kind == "result" else [],
        shades=kind == "result",
        view=VIEWS[settings.BOUNDARY_VIEW],
        disclaimer=DISCLAIMER,
        legs=[],
    )


def _world_address() -> str:
    version = world_version(settings.BOUNDARY_VIEW, get_language() or "en")
    return f"{reverse('assessments:map-world')}?v={version}"


def _started(script: str, nonce: str) -> SafeString:
    """The one inline script: draws when the page's scripts have come."""
    return format_html(
        '<script nonce="{}">document.addEventListener("DOMContentLoaded", function () {{\n{}\n}});</script>',
        nonce,
        mark_safe(script),
    )


@lru_cache(maxsize=32)
def _frame(kind: str, label: str) -> tuple[str, str, str]:
    """What folium makes of a map, without its document around it: once a process for all maps of a kind."""
    page_map = PageMap(kind, NAME.removeprefix("map_"), label)
    page_map.add_child(FetchedLayers(kind))
    figure = page_map.get_root()
    figure.header._children.pop("meta_http")
    for child in figure._children.values():
        child.render()
    header, html, script = (_compact(part.render()) for part in (figure.header, figure.html, figure.script))
    return header.replace("<script src=", "<script defer src="), html, script


def _compact(part: str) -> str:
    return "\n".join(line.strip() for line in part.splitlines() if line.strip())


LABELS = {
    "result": _(
        "Map of the corridor. Arrow keys move it, plus and minus zoom. The tables under it say the same."
    ),
    "portfolio": _(
        "Map of the corridors. Arrow keys move it, plus and minus zoom. "
        "The table of all corridors on this page says the same."
    ),
}
