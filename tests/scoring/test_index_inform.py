"""INFORM Risk 2021 from its components: one country by hand, then every node of every country."""

from pathlib import Path

import numpy as np
import pytest

from assessments.scoring.indices.reproducing import reproduce, run
from tests.scoring.index_world import as_csv, tables_of, the_index

METHOD = the_index("inform-2021")
COLUMNS = [card["indicator"] for card in METHOD.tables["inputs"].values()]
NODES = [node["column"] for node in METHOD.tables["nodes"].values()]
# Components in the order of the method's inputs, nodes in the order of its nodes.
ALBANIA = [9.3, 4.7, 7.8, 0, 6.9, 4.7, 0, 1, 1.9, 2.3, 1.8, 0, 0.2, 0.5, 3.6, 0.8, "x", 5.8, 2.3, 1.7, 3.8]
PUBLISHED = [6.4, 0.7, 4.1, 2, 1.4, 0.7, 1.4, 5.8, 2.6, 4.4, 2.9]


def albania(**changed: object) -> dict[str, object]:
    row = dict(zip(["Country", *COLUMNS, *NODES], ["ALB", *ALBANIA, *PUBLISHED], strict=True))
    return row | {name.replace("_", " "): value for name, value in changed.items()}


def values(row: dict[str, object]) -> dict[str, float]:
    outcomes = run(METHOD, tables_of(METHOD, {"": as_csv([row])})[""])
    return {slug: float(outcomes[slug].value[0, 0]) for slug in METHOD.tree.nodes}


def test_albania_by_hand():
    found = values(albania())
    # No conflict now: 0.7 x 1 = 0.7. Natural 6.4. Hazard: 1 + 0.9*3.6 = 4.24, 1 + 0.9*9.3 = 9.37,
    # sqrt(39.7288) = 6.3031, (10 - 6.3031)/0.9 = 4.108 -> 4.1
    assert (found["natural"], found["human"], found["hazard"]) == (6.4, 0.7, 4.1)
    # Socio-economic: (2*1.9 + 2.3 + 1.8)/4 = 1.975 -> 2.0
    assert found["socio-economic"] == 2.0
    # Other groups: (9.82 * 9.55 * 6.76 * 9.28)^(1/4) = 8.7580, (10 - 8.7580)/0.9 = 1.380 -> 1.4
    # Groups: sqrt(10 * 8.74) = 9.3488 -> 0.7; vulnerability: sqrt(8.2 * 9.37) = 8.7655 -> 1.4
    assert (found["other-groups"], found["vulnerable-groups"], found["vulnerability"]) == (1.4, 0.7, 1.4)
    # Risk reduction has no figure: governance speaks alone, 5.8. Infrastructure (2.3+1.7+3.8)/3 = 2.6.
    assert (found["institutional"], found["infrastructure"]) == (5.8, 2.6)
    # Coping: sqrt(4.78 * 7.66) = 6.0510 -> 4.4. Risk: (4.1 * 1.4 * 4.4)^(1/3) = 25.256^(1/3) = 2.934 -> 2.9
    assert (found["lack-of-coping"], found["risk"]) == (4.4, 2.9)


def test_a_conflict_going_on_replaces_the_projection():
    now = {"Current Highly Violent Conflict Intensity": 9, "Projected Conflict Risk": 1}
    assert values(albania() | now)["human"] == 9.0


def test_the_rounded_value_feeds_the_next_node():
    # With current conflict 0 and projection 0.5: 0.35 -> 0.4 (not 0.35)
    # hazard: 4.24 * (1 + 0.9*9.6 = 9.64) = 40.8736, sqrt 6.3932, 4.0075 -> 4.0
    found = values(albania(Projected_Conflict_Risk=0.5))
    assert (found["human"], found["hazard"]) == (0.4, 4.0)


def test_what_is_published_otherwise_is_told_with_row_and_column():
    (stage,) = reproduce(METHOD, tables_of(METHOD, {"": as_csv([albania(Human=0.8)])}))
    (difference,) = stage.differing
    assert (difference.row, difference.column) == ("ALB", "Human")
    assert (difference.published, difference.computed) == (0.8, 0.7)
    assert (stage.values, stage.largest) == (11, pytest.approx(0.1))


def test_a_group_without_any_component_has_no_value():
    gone = dict.fromkeys(["DRR", "Governance"], "x")
    found = values(albania() | gone)
    assert np.isnan(found["institutional"])
    # coping rests on infrastructure alone
    assert found["lack-of-coping"] == found["infrastructure"] == 2.6


def test_every_node_of_every_country_is_as_published(shared_vectors: Path):
    text = (shared_vectors / "inform" / "INFORM_2021.csv").read_text(encoding="utf-8-sig")
    (stage,) = reproduce(METHOD, tables_of(METHOD, {"": text}))
    assert stage.differing == ()
    assert (stage.values, stage.left_out, stage.largest) == (191 * 11, 0, 0.0)
