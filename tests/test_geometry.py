"""Lines on WGS 84, worked by hand: equatorial radius 6,378.137 km, quarter meridian 10,001.966 km."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import box

from corridors.geometry import (
    UnusableLine,
    bounding_box,
    country_kilometres,
    great_circle,
    length_km,
    pieces,
    split_at_antimeridian,
)

DEGREE_OF_EQUATOR = 6378.137 * np.pi / 180  # 111.3195 km


def line(*positions: tuple[float, float]) -> dict[str, object]:
    return {"type": "LineString", "coordinates": [list(position) for position in positions]}


def test_a_degree_of_the_equator_is_as_long_as_the_radius_says() -> None:
    assert length_km(line((10, 0), (11, 0))) == pytest.approx(DEGREE_OF_EQUATOR, rel=1e-9)


def test_from_equator_to_pole_is_a_quarter_of_a_meridian() -> None:
    assert length_km(line((30, 0), (30, 90))) == pytest.approx(10001.966, abs=0.001)


def test_the_shortest_way_between_opposite_meridians_runs_over_the_pole() -> None:
    # From 80 N on one side to 80 N on the other: twice 10 degrees of meridian next to the pole,
    # 2 * 1116.826 = 2233.65 km, far less than half the parallel.
    over = great_circle((0, 80), (180, 80))
    highest = max(latitude for _, latitude in over["coordinates"])
    assert length_km(over) == pytest.approx(2 * length_km(line((0, 80), (0, 90))), rel=1e-9)
    assert length_km(over) == pytest.approx(2233.65, abs=0.05)
    assert highest > 89.5


def test_crossing_the_antimeridian_changes_no_length() -> None:
    across = great_circle((170, 40), (-160, 50))
    elsewhere = great_circle((0, 40), (30, 50))
    assert length_km(across) == pytest.approx(length_km(elsewhere), rel=1e-9)


def test_a_line_across_the_antimeridian_is_split_where_it_crosses() -> None:
    # Along the equator from 179 E to 179 W: the parts meet at (180, 0) and (-180, 0).
    across = great_circle((179, 0), (-179, 0))
    assert across["type"] == "MultiLineString"
    east, west = across["coordinates"]
    assert east[-1] == [180.0, pytest.approx(0)]
    assert west[0] == [-180.0, pytest.approx(0)]
    assert length_km(across) == pytest.approx(2 * DEGREE_OF_EQUATOR, rel=1e-9)


def test_no_part_of_a_split_line_spans_more_than_half_the_map() -> None:
    for start, end in [((140, 35), (-118, 34)), ((-175, -20), (178, -18)), ((100, 85), (-100, 86))]:
        for part in great_circle(start, end)["coordinates"]:
            longitudes = [x for x, _ in part]
            assert max(longitudes) - min(longitudes) <= 180


def test_a_vertex_on_the_antimeridian_leaves_no_empty_part() -> None:
    across = split_at_antimeridian(line((179, 0), (180, 0), (-179, 0)))
    assert across["coordinates"] == [[[179, 0], [180, 0]], [[-180, 0], [-179, 0]]]
    assert split_at_antimeridian(line((179, 0), (180, 0))) == line((179, 0), (180, 0))


def test_splitting_twice_is_splitting_once() -> None:
    once = split_at_antimeridian(line((170, 10), (-170, -10)))
    assert split_at_antimeridian(once) == once


def test_a_great_circle_is_as_long_as_the_straight_way_and_begins_and_ends_where_asked() -> None:
    tokyo, nairobi = (139.77, 35.68), (36.82, -1.29)
    drawn = great_circle(tokyo, nairobi)
    assert drawn["coordinates"][0] == list(tokyo)
    assert drawn["coordinates"][-1] == list(nairobi)
    assert length_km(drawn) == pytest.approx(length_km(line(tokyo, nairobi)), rel=1e-9)


def test_a_great_circle_has_a_position_at_least_every_step() -> None:
    drawn = great_circle((139.77, 35.68), (36.82, -1.29), step_km=100)
    coordinates = [tuple(position) for position in drawn["coordinates"]]
    steps = [length_km(line(a, b)) for a, b in pairwise(coordinates)]
    assert max(steps) <= 100


def test_a_great_circle_is_the_same_way_in_both_directions() -> None:
    there, back = great_circle((97.6, 16.9), (100.5, 13.8)), great_circle((100.5, 13.8), (97.6, 16.9))
    assert np.allclose(there["coordinates"], back["coordinates"][::-1], atol=1e-9)


def test_between_opposite_ends_of_the_earth_one_of_the_shortest_ways_is_drawn_and_cut() -> None:
    # On the ellipsoid the shortest ways between antipodes run over a pole: twice a quarter meridian.
    drawn = great_circle((10, 20), (-170, -20))
    assert length_km(drawn) == pytest.approx(2 * 10001.966, abs=0.01)
    assert max(abs(y) for _, y in np.concatenate(pieces(drawn))) > 89


def test_from_a_place_to_itself_is_no_distance() -> None:
    assert length_km(great_circle((100, 14), (100, 14))) == 0


def test_pieces_are_equal_at_most_the_limit_and_make_up_the_line() -> None:
    # 10 degrees of equator are 1113.195 km: three pieces of 371.065 km.
    cut = pieces(line((0, 0), (4, 0), (10, 0)))
    lengths = [length_km(line(*piece)) for piece in cut]
    assert lengths == pytest.approx([371.065] * 3, abs=0.001)
    assert [piece[-1] for piece in cut[:-1]] == [piece[0] for piece in cut[1:]]


def test_a_short_line_is_one_piece() -> None:
    assert pieces(line((0, 0), (1, 0), (1, 1))) == [((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))]


def test_turning_a_line_round_turns_its_pieces_round() -> None:
    forward = pieces(line((90, 20), (110, 5), (139, 35)))
    backward = pieces(line((139, 35), (110, 5), (90, 20)))
    for piece, other in zip(forward, backward[::-1], strict=True):
        assert np.allclose(piece, other[::-1], atol=1e-9)


def test_pieces_do_not_depend_on_where_the_antimeridian_lies() -> None:
    across = pieces(great_circle((160, 10), (-160, 30)))
    elsewhere = pieces(great_circle((0, 10), (40, 30)))
    assert len(across) == len(elsewhere)
    lengths = [[length_km(line(*piece)) for piece in cut] for cut in (across, elsewhere)]
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-9)


def test_separate_stretches_are_cut_separately() -> None:
    two = {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 0]], [[5, 0], [6, 0]]]}
    assert pieces(two) == [((0.0, 0.0), (1.0, 0.0)), ((5.0, 0.0), (6.0, 0.0))]


def countries() -> gpd.GeoDataFrame:
    """Two square countries side by side on the equator, the second in two shapes; then sea."""
    shapes = [box(0, -1, 1, 1), box(1, -1, 2, 1), box(3, -1, 4, 1)]
    return gpd.GeoDataFrame({"iso3": ["AAA", "BBB", "BBB"]}, geometry=shapes, crs="EPSG:4326")


def test_each_country_gets_the_kilometres_inside_its_shapes() -> None:
    # From 0.5 to 5: half a degree in AAA, 1 + 1 in BBB, the rest at sea.
    shares = country_kilometres(line((0.5, 0), (5, 0)), countries())
    assert shares == {
        "AAA": pytest.approx(0.5 * DEGREE_OF_EQUATOR, rel=1e-6),
        "BBB": pytest.approx(2 * DEGREE_OF_EQUATOR, rel=1e-6),
    }


def test_a_line_at_sea_lies_in_no_country() -> None:
    assert country_kilometres(line((10, 10), (20, 10)), countries()) == {}


def test_country_shares_hold_across_the_antimeridian() -> None:
    shapes = gpd.GeoDataFrame(
        {"iso3": ["FJI", "FJI"]}, geometry=[box(179, -1, 180, 1), box(-180, -1, -179, 1)], crs="EPSG:4326"
    )
    shares = country_kilometres(line((178, 0), (-178, 0)), shapes)
    assert shares == {"FJI": pytest.approx(2 * DEGREE_OF_EQUATOR, rel=1e-6)}


def test_country_shares_add_up_to_a_line_over_land(shared_data) -> None:
    shapes = gpd.read_file(shared_data / "natural_earth" / "ne_50m_admin_0_countries.json")
    kabul_to_tehran = line((69.17, 34.53), (51.39, 35.69))
    shares = country_kilometres(kabul_to_tehran, shapes, "ADM0_A3")
    assert set(shares) >= {"AFG", "IRN"}
    assert sum(shares.values()) == pytest.approx(length_km(kabul_to_tehran), rel=1e-3)


def test_the_bounding_box_is_west_south_east_north() -> None:
    assert bounding_box(line((10, 5), (-20, 40), (0, -3))) == (-20, -3, 10, 40)


def test_the_bounding_box_across_the_antimeridian_has_west_east_of_east() -> None:
    assert bounding_box(line((170, 5), (-160, 5)))[::2] == (170, -160)


@pytest.mark.parametrize(
    ("geometry", "wrong"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "'Point'"),
        (line((0, 0)), "two positions"),
        (line((0, 0), (181, 0)), "181"),
        (line((0, 0), (0, -91)), "-91"),
        ({"type": "LineString", "coordinates": [[0, 0], ["1", 2]]}, "'1'"),
        (line((0, 0), (float("nan"), 2)), "nan"),
        ({"type": "MultiLineString", "coordinates": []}, "two positions"),
        ({"type": "LineString", "coordinates": [[0, 0], [1]]}, r"\[1\]"),
    ],
)
def test_what_is_no_line_is_refused_with_the_wrong_value(geometry: dict[str, object], wrong: str) -> None:
    with pytest.raises(UnusableLine, match=wrong):
        length_km(geometry)
