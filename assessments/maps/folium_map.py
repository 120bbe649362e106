"""The maps of the pages: folium without its outside files. The browser fetches the layers by URL.

Every script and style is a static file of this installation, the page carries no geometry, and the one
inline script bears the request's nonce.
"""

from dataclasses import dataclass, replace
from typing import Any

import folium
from branca.element import Figure, MacroElement
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from folium.template import Template

from assessments.maps.boundaries import DISCLAIMER, VIEWS
from assessments.maps.incidents import LegIncidents, incidents_of, leg_incidents, not_placed
from assessments.maps.layers import Leg, Limits, legs
from assessments.maps.legend import BandEntry, ModeEntry, band_entries, band_limits, mode_entries
from assessments.maps.palette import CASING, MODES, PATTERNS, SWATCHES, THIN, WIDTHS
from assessments.maps.positions import all_positions, bounds, world_offsets
from assessments.models import Snapshot

WORLD = [[-52.0, -130.0], [66.0, 160.0]]
"""The view where no place is recorded, and of the portfolio."""

SCRIPTS = ("map_theme", "map_marks", "map_layers", "map_controls", "map")


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

    def __init__(self, identifier: str, label: str) -> None:
        super().__init__(
            location=(20.0, 20.0), zoom_start=2, tiles=None, prefer_canvas=True,
            zoom_snap=0.25, zoom_delta=0.5, min_zoom=0.5, max_zoom=8, attribution_control=False,
        )  # fmt: skip
        self._id = identifier
        self.label = label
        leaflet = [("leaflet", static("js_lib_leaflet/leaflet.js"))]
        self.default_js = leaflet + [(name, static(f"js/{name}.js")) for name in SCRIPTS]
        self.default_css = [
            ("leaflet_css", static("js_lib_leaflet/leaflet.css")),
            ("map_css", static("css/map.css")),
        ]


class FetchedLayers(MacroElement):
    """The layers of a map: not their data, but where the browser fetches them and how they look."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            corridorMap.{{ this.kind }}({{ this._parent.get_name() }}, {{ this.config|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, kind: str, config: dict[str, Any]) -> None:
        super().__init__()
        self._name = "FetchedLayers"
        self.kind = kind
        self.config = config


@dataclass(frozen=True)
class MapParts:
    """What a template needs to show a map: the three parts of folium's output and what stands around it."""

    identifier: str
    header: SafeString
    html: SafeString
    script: SafeString
    bands: list[BandEntry]
    modes: list[ModeEntry]
    shades: bool
    view: str
    disclaimer: str
    legs: list[Leg]
    incidents: tuple[LegIncidents, ...] = ()
    events: int = 0
    not_placed: int = 0


def result_map(snapshot: Snapshot, request: HttpRequest) -> MapParts:
    """The map of one result."""
    payload, limits = snapshot.payload, band_limits(snapshot.method.text)
    positions = all_positions(payload)
    events = incidents_of(payload)
    layers = ("legs", "places", "threats", *(["incidents"] if events else []))
    urls = {layer: reverse(f"assessments:map-{layer}", args=[snapshot.pk]) for layer in layers}
    config = _config(urls) | {
        "bounds": bounds(positions),
        "world": WORLD,
        "offsets": world_offsets(positions),
    }
    parts = _parts("result", f"snapshot_{snapshot.pk}", config, limits, legs(payload, limits), request)
    recorded = tuple(leg_incidents(payload))
    return replace(parts, incidents=recorded, events=len(events), not_placed=len(not_placed(payload)))


def portfolio_map(request: HttpRequest, limits: Limits) -> MapParts:
    """The map of every corridor the reader may see, each as one line to its result."""
    config = _config({"corridors": reverse("assessments:map-corridors")})
    config |= {"bounds": WORLD, "world": WORLD, "offsets": [0]}
    return _parts("portfolio", "portfolio", config, limits, [], request)


def _config(urls: dict[str, str]) -> dict[str, Any]:
    base = {layer: reverse(f"assessments:map-{layer}") for layer in ("countries", "disputed")}
    return {
        "urls": base | urls,
        "tiles": settings.TILE_URL,
        "swatches": {swatch.band: [swatch.fill, swatch.ink, swatch.pattern] for swatch in SWATCHES},
        "patterns": PATTERNS,
        "widths": WIDTHS,
        "thin": THIN,
        "casing": CASING,
        "modes": MODES,
    }


def _parts(
    kind: str, identifier: str, config: dict[str, Any], limits: Limits, rows: list[Leg], request: HttpRequest
) -> MapParts:
    page_map = PageMap(identifier, LABELS[kind])
    page_map.add_child(FetchedLayers(kind, config))
    figure = page_map.get_root()
    header, html, script = _rendered(figure)
    nonce = getattr(request, "csp_nonce", "")
    return MapParts(
        identifier=page_map.get_name(),
        header=mark_safe(header),
        html=mark_safe(html),
        script=format_html('<script nonce="{}">{}</script>', nonce, mark_safe(script)),
        bands=band_entries(limits),
        modes=mode_entries(),
        shades=kind == "result",
        view=VIEWS[settings.BOUNDARY_VIEW],
        disclaimer=DISCLAIMER,
        legs=rows,
    )


def _rendered(figure: Figure) -> tuple[str, str, str]:
    """The three parts, without folium's document around them."""
    figure.header._children.pop("meta_http")
    for child in figure._children.values():
        child.render()
    parts = (figure.header.render(), figure.html.render(), figure.script.render())
    return tuple("\n".join(line.strip() for line in part.splitlines() if line.strip()) for part in parts)  # type: ignore[return-value]


LABELS = {
    "result": "Map of the corridor. Arrow keys move it, plus and minus zoom. "
    "The table under it says the same.",
    "portfolio": "Map of the corridors. Arrow keys move it, plus and minus zoom. "
    "The table of all corridors on this page says the same.",
}
