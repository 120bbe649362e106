"""Addresses: what the maps are drawn from."""

from django.urls import URLPattern, path

from assessments.maps.scripts import OWN
from assessments.views.mapping import comparing, data, events, portfolio

urlpatterns: list[URLPattern] = [
    path("map/countries.geojson", data.countries, name="map-countries"),
    path("map/disputed.geojson", data.disputed, name="map-disputed"),
    *(path(f"map/{kind}.js", data.script, {"kind": kind}, f"map-script-{kind}") for kind in OWN),
    path("map/world.json", data.world, name="map-world"),
    path("map/compare/", comparing.compare, name="map-compare"),
    path("map/corridors.geojson", portfolio.corridors, name="map-corridors"),
    path("snapshots/<int:pk>/map/legs.geojson", data.legs, name="map-legs"),
    path("snapshots/<int:pk>/map/places.geojson", data.places, name="map-places"),
    path("snapshots/<int:pk>/map/threats.json", data.threats, name="map-threats"),
    path("snapshots/<int:pk>/map/layers.json", data.layers, name="map-layers"),
    path("snapshots/<int:pk>/map/incidents.json", events.incidents, name="map-incidents"),
]
