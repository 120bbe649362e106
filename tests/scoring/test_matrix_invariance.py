"""What must not move the matrix: order, other corridors, inputs of the risk alone."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scoring.matrix_world import ask, the_method, world

RISK_ONLY = ("inform.current-conflict", "inform.epidemic", "inform.lack-of-coping", "wgi.voice",
             "wdi.gdp-growth", "idmc.disaster.weather", "inform.raw.gender-inequality")  # fmt: skip
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _shares(found: dict[str, Any]) -> dict[str, float]:
    return {code: share["nominal"] for code, share in found["shares"].items()}


@few
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(order: random.Random) -> None:
    rows = world()
    mixed = {}
    for name in ("country", "pair", "total"):
        items = list(getattr(rows, name).items())
        order.shuffle(items)
        mixed[name] = dict(items)
    assert ask(replace(rows, **mixed))["shares"] == ask(rows)["shares"]


@few
@given(st.sampled_from(RISK_ONLY), st.sampled_from(["MMR", "JPN"]), st.floats(-10, 1e6))
def test_inputs_of_the_risk_alone_do_not_move_the_shares(slug: str, country: str, value: float) -> None:
    assert ask(world().with_country({(slug, country, 2024): value})) == ask(world())


@few
@given(
    st.floats(0, 1e7),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.floats(0, 100),
    st.floats(0, 1e7),
)
def test_shares_are_shares_whatever_is_counted(
    stock: float, refugees: float, asking: float, others: float, self_employed: float, displaced: float
) -> None:
    rows = world().with_pairs({
        ("undesa.stock", "MMR", "JPN", 2024): stock, ("unhcr.refugees", "MMR", "JPN", 2025): refugees,
        ("unhcr.asylum-seekers", "MMR", "JPN", 2025): asking, ("unhcr.oip", "MMR", "JPN", 2025): others,
    })  # fmt: skip
    rows = rows.with_country({
        ("ilo.self-employed", "JPN", 2023): self_employed, ("idmc.conflict.stock", "MMR", 2024): displaced
    })  # fmt: skip
    found = ask(rows)
    shares = _shares(found)
    known = [share for share in shares.values() if share is not None]
    assert all(-1e-12 <= share <= 1 + 1e-12 for share in known)
    if len(known) == 4:
        assert sum(known) == pytest.approx(1.0, abs=1e-9)
    assert found["status"] in ("rated", "contested")


@few
@given(st.sets(st.sampled_from(sorted([*world().country, *world().pair, *world().total], key=str))))
def test_removing_rows_never_turns_what_is_missing_into_a_share(gone: set[tuple[Any, ...]]) -> None:
    rows = world()
    kept = {name: {key: value for key, value in getattr(rows, name).items() if key not in gone}
            for name in ("country", "pair", "total")}  # fmt: skip
    found = ask(replace(rows, **kept))
    known = [share for share in _shares(found).values() if share is not None]
    assert len(known) in {"rated": (2, 4), "contested": (2, 4), "not rated": (0,)}[found["status"]]
    assert len(known) < 4 or sum(known) == pytest.approx(1.0, abs=1e-12)
    assert ("undesa.stock", "MMR", "JPN", 2024) not in gone or found["why"]["code"] == "no-stock"


def test_another_destinations_stock_changes_nothing() -> None:
    assert ask(world().with_pairs({("undesa.stock", "MMR", "THA", 2024): 2_000_000.0})) == ask(world())


def test_a_missing_value_is_the_same_as_an_absent_row() -> None:
    blank = world().with_pairs({("undesa.stock", "MMR", "JPN", 2024): None})
    assert ask(blank)["why"] == ask(world().without("undesa"))["why"]


def test_counting_everyone_in_another_unit_changes_no_share() -> None:
    """Ten times the people everywhere; decisions keep their number, since g leans on a prior of persons."""
    rows, people = world(), ("unhcr.refugees", "unhcr.asylum-seekers", "undesa.stock")
    tenfold = replace(
        rows,
        pair={key: value * 10 if key[0] in people else value for key, value in rows.pair.items()},
        country={
            key: value * 10 if key[0].startswith(("idmc", "inform.population")) else value
            for key, value in rows.country.items()
        },
    )
    assert _shares(ask(tenfold)) == pytest.approx(_shares(ask(rows)))


def test_a_figure_published_after_the_evidence_date_changes_nothing() -> None:
    later = {("unhcr.refugees", "MMR", "JPN", 2026): 9e6, ("unhcr.asylum-seekers", "UNK", "JPN", 2026): 9e6}
    assert ask(world().with_pairs(later)) == ask(world())


def test_steeper_hardship_is_read_from_the_method() -> None:
    steeper = the_method("nominal = 2\nlow = 0.5\nhigh = 4", "nominal = 4\nlow = 0.5\nhigh = 4")
    assert ask(world(), method=steeper)["fear"]["nominal"] > ask(world())["fear"]["nominal"]


def test_asking_twice_gives_the_same_answer() -> None:
    assert ask(world()) == ask(world())
