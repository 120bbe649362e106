"""The disputed areas of the fixtures are the publisher's shapes under our words."""

import json
from pathlib import Path

from django.conf import settings
from shapely.geometry import shape

from corridors.codes import from_iso3
from corridors.distilling.disputed_areas import areas, distilled


def stored() -> dict[str, object]:
    return json.loads((settings.FIXTURES / "disputed_areas.json").read_text())


def test_the_stored_areas_are_what_the_publishers_file_gives(shared_data: Path) -> None:
    published = json.loads((shared_data / "natural_earth" / "ne_10m_admin_0_disputed_areas.json").read_text())
    assert distilled(published["features"]) == stored()


def test_every_area_has_a_name_a_holder_and_a_shape() -> None:
    for feature in stored()["features"]:
        assert feature["properties"]["name"] and feature["properties"]["held_by"]
        assert not shape(feature["geometry"]).is_empty


def test_views_name_countries_by_their_codes() -> None:
    for area in areas():
        assert all(from_iso3(area[view]) == area[view] for view in ("un", "jp") if area[view])


def test_an_area_the_united_nations_give_to_a_state_is_given_so_in_both_views() -> None:
    assert all(area["jp"] == area["un"] for area in areas() if area["un"])
