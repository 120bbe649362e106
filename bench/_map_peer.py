"""The same map as folium itself makes it: all embedded in one document, as its manual shows.

Countries with a style each and folium's tooltip, legs as PolyLine, places and every incident as CircleMarker
with a tooltip of the same words as ours. The scripts and styles that folium takes from outside come from this
server: Leaflet and jQuery as folium names them, Bootstrap in the older and smaller version that is at hand,
Leaflet.awesome-markers and its icons, which this map does not need, left out. What folium does without being
asked is kept: SVG, one element a mark. ``canvas`` is the same with ``prefer_canvas=True``.
"""

import gzip
import time
from typing import Any

import folium
from django.conf import settings
from django.templatetags.static import static

from assessments.maps.boundaries import countries_layer
from assessments.maps.content.layers import Leg, legs, places_layer, threats_layer
from assessments.maps.content.legend import band_limits
from assessments.maps.content.palette import fill
from assessments.maps.content.positions import unwrapped
from assessments.models import Snapshot

SCRIPTS = (
    ("leaflet", "js_lib_leaflet/leaflet.js"),
    ("jquery", "rest_framework/js/jquery-3.7.1.min.js"),
    ("bootstrap", "rest_framework/js/bootstrap.min.js"),
)
STYLES = (
    ("leaflet_css", "js_lib_leaflet/leaflet.css"),
    ("bootstrap_css", "rest_framework/css/bootstrap.min.css"),
)
READY = 'document.body.dataset.mapReady = "true";'


def peer_page(snapshot: Snapshot, canvas: bool) -> tuple[float, float]:
    """Write folium's own map of a result, packed; return the seconds it took to make and its MB."""
    start = time.perf_counter()
    page = folium.Map(location=(20, 20), zoom_start=2, tiles=None, prefer_canvas=canvas, control_scale=True)
    page.default_js = [(name, static(path)) for name, path in SCRIPTS]
    page.default_css = [(name, static(path)) for name, path in STYLES]
    for layer in (_countries(snapshot), *_legs(snapshot), *_places(snapshot), *_incidents(snapshot)):
        layer.add_to(page)
    page.get_root().script.add_child(folium.Element(READY))
    html = page.get_root().render().encode()
    taken = time.perf_counter() - start
    (settings.VAR / f"{'canvas' if canvas else 'peer'}.html.gz").write_bytes(gzip.compress(html, 6))
    return taken, len(html) / 1e6


def _countries(snapshot: Snapshot) -> folium.GeoJson:
    shading = threats_layer(snapshot.payload, {}, band_limits(snapshot.method.text))
    measure = shading["measures"][0]
    told = dict(
        zip([one["iso3"] for one in shading["countries"]],
            zip(measure["bands"], measure["texts"], strict=True), strict=True)
    )  # fmt: skip
    layer = countries_layer(settings.BOUNDARY_VIEW)
    for feature in layer["features"]:
        band, text = told.get(feature["properties"]["iso3"], (None, "not part of the corridor"))
        feature["properties"] |= {"fill": fill(band) if band else "#f2efe9", "text": text}

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        return {"fillColor": feature["properties"]["fill"], "fillOpacity": 1, "color": "#888", "weight": 0.7}

    tooltip = folium.GeoJsonTooltip(fields=["name", "text"], labels=False, sticky=True)
    return folium.GeoJson(layer, style_function=style, tooltip=tooltip)


def _legs(snapshot: Snapshot) -> list[folium.PolyLine]:
    known = legs(snapshot.payload, band_limits(snapshot.method.text))
    return [
        folium.PolyLine([(y, x) for x, y in line], color=fill(leg["band"]), weight=5, tooltip=_of_leg(leg))
        for leg, line in zip(known, unwrapped(snapshot.payload["route_lines"]), strict=True)
    ]


def _of_leg(leg: Leg) -> str:
    return f"Leg {leg['number']}: {leg['start']} to {leg['end']}, {leg['mode']}, {leg['text']}"


def _places(snapshot: Snapshot) -> list[folium.CircleMarker]:
    return [
        folium.CircleMarker(
            place["geometry"]["coordinates"][::-1], radius=6, tooltip=place["properties"]["name"]
        )
        for place in places_layer(snapshot.payload)["features"]
    ]


def _incidents(snapshot: Snapshot) -> list[folium.CircleMarker]:
    return [
        folium.CircleMarker(
            (event["latitude"], event["longitude"]),
            radius=3,
            weight=1,
            fill=True,
            tooltip=_of_incident(event),
        )
        for event in snapshot.payload["places"]["route"]["events"]
    ]


def _of_incident(event: dict[str, Any]) -> str:
    dead = f"{event['dead']:.0f} dead, missing not stated"
    return (
        f"{event['date']}, {event['kind']}<br>{dead}<br>{event['distance_km']:.1f} km from leg {event['leg']}"
    )
