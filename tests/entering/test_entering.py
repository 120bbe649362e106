"""What a curator records by hand is a release of its own: counted, replaced, retired, traced."""

from datetime import date
from typing import Any

import pytest

from assessments.evidence import gather_evidence
from assessments.models import Method
from assessments.questions import evidence_digest, question_about
from assessments.scoring.engine import score_corridor
from assessments.scoring.methods.method import load_method
from corridors.entering import current_rows, enter, read_upload, retire_row, save_row, save_upload
from corridors.models import Corridor, Figure, MoverProfile, PairFigure, Release
from corridors.sources.entries import KINDS
from corridors.sources.entry_sheet import workbook_of
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import UnusableRow
from tests.entering.rows import consent, share, shortage, stock
from tests.factories import make_corridor, make_user

AS_OF = date(2026, 6, 30)
STOCK, SHARES, SHORTAGES, TREATIES = (
    KINDS[slug] for slug in ("national-stock", "survey-shares", "shortages", "treaties")
)

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def curator() -> Any:
    return make_user("curator")


def assessed(corridor: Corridor | None = None) -> dict[str, Any]:
    asked = question_about(corridor or make_corridor("MMR-JPN"), AS_OF)
    method = load_method(Method.objects.get(is_default=True).text)
    return score_corridor(asked, gather_evidence(asked), method, draws=0)


def entry_about(payload: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(entry for entry in payload["evidence"] if entry["indicator"] == indicator)


def test_a_national_count_goes_before_un_desa_and_leads_to_its_figure(curator: Any) -> None:
    entered = enter(STOCK, [stock("60000")], by=curator)
    found = assessed()
    assert found["matrix"]["people"]["stock"] == 60_000.0
    used = entry_about(found, "national.stock")
    assert (used["release"], used["label"]) == (entered.release.key, "Residents, national count")
    figure = PairFigure.objects.get(pk=used["figure"])
    assert (figure.value, figure.period, figure.release) == (60_000.0, "2025-12-31", entered.release)


def test_a_count_of_a_later_day_does_not_count_yet(curator: Any) -> None:
    enter(STOCK, [stock(date="2026-07-01")], by=curator)
    assert "national.stock" not in {entry["indicator"] for entry in assessed()["evidence"]}


def test_a_recorded_share_stands_in_place_of_hardship(curator: Any) -> None:
    """by_reason = (R + g*A + 0.4*(O + U)) / N, from the numbers of the result itself."""
    enter(SHARES, [share("0.4")], by=curator)
    matrix = assessed()["matrix"]
    w = matrix["working"]
    by_hand = (w["R"] + w["recognition"] * w["A"] + 0.4 * (w["O"] + w["U"])) / w["N"]
    assert matrix["fear"]["by_reason"] == pytest.approx(by_hand)


def test_a_list_of_shortages_makes_need_tier_1(curator: Any) -> None:
    """Care short (1), farms neither (0.5): 0.7*1 + 0.3*0.5 = 0.85."""
    corridor = make_corridor("MMR-JPN")
    MoverProfile.objects.create(
        corridor=corridor, occupations={"care": 0.7, "farms": 0.3}, reference_date=date(2025, 5, 1)
    )
    enter(SHORTAGES, [shortage("care"), shortage("farms", "neither")], by=curator)
    found = assessed(corridor)
    lane = found["matrix"]["working"]["lanes"]["e"]
    assert (lane["need_tier"], lane["need"]) == (1, pytest.approx(0.85))
    used = entry_about(found, "labour.shortage-list")
    assert Figure.objects.get(pk=used["figure"]).qualifier == "care"


def test_an_act_after_2015_counts_in_legal_cover_with_its_source(curator: Any) -> None:
    enter(TREATIES, [consent()], by=curator)
    shown = next(one for one in assessed()["places"]["origin"]["legal"] if one["instrument"] == "ICRMW 1990")
    assert (shown["status"], shown["since"]) == ("party", "2025-05-05")
    assert "https://www.moj.go.jp" in shown["note"]


def test_a_denunciation_ends_a_consent(curator: Any) -> None:
    enter(
        TREATIES, [consent(instrument="Refugee Protocol 1967", iso3="JPN", action="denunciation")], by=curator
    )
    legal = assessed()["places"]["destination"]["legal"]
    assert next(one for one in legal if one["instrument"] == "Refugee Protocol 1967")["status"] == "not party"


def test_each_change_is_a_release_in_the_place_of_the_one_before(curator: Any) -> None:
    first = enter(STOCK, [stock("60000")], by=curator).release
    second = save_row(STOCK, stock("61000"), instead_of=None, by=curator, why="revised").release
    first.refresh_from_db()
    assert (first.status, first.superseded_by, first.counts_until) == ("superseded", second, None)
    assert (second.status, second.version, second.publisher_id) == ("published", "version 2", "curators")
    assert second.steps.filter(step="published", by=curator, why="revised").exists()
    assert len(second.sha256) == 64
    assert second.sha256 != first.sha256


def test_a_change_changes_the_evidence(curator: Any) -> None:
    before = evidence_digest(AS_OF)
    enter(STOCK, [stock()], by=curator)
    assert evidence_digest(AS_OF) != before


def test_saving_the_same_again_makes_no_release(curator: Any) -> None:
    first = enter(STOCK, [stock()], by=curator)
    again = enter(STOCK, [stock()], by=curator)
    assert (again.is_new, again.release) == (False, first.release)


def test_a_retired_entry_counts_no_longer_and_says_why(curator: Any) -> None:
    enter(STOCK, [stock()], by=curator)
    entered = retire_row(STOCK, ("MMR", "JPN", "2025-12-31"), by=curator, why="counted twice")
    assert current_rows(STOCK) == []
    assert entered.release.steps.filter(why="counted twice").exists()
    assert "national.stock" not in {entry["indicator"] for entry in assessed()["evidence"]}


def test_where_two_people_are_asked_for_an_entry_waits(curator: Any, settings: Any) -> None:
    settings.TWO_PERSON_RULE = True
    entered = enter(STOCK, [stock()], by=curator)
    assert (entered.counts, entered.release.status) == (False, "staged")
    assert current_rows(STOCK) == []


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        (STOCK, stock("some"), "people: 'some' is not a number"),
        (STOCK, stock("-5"), "people: '-5' is no whole number of people"),
        (STOCK, stock(origin="XYZ"), "origin: 'XYZ' is not"),
        (STOCK, stock(date="last year"), "date: 'last year' is not a day"),
        (STOCK, stock(source_title=""), "source_title: say who published it"),
        (STOCK, stock(source_url="moj.go.jp"), "source_url: 'moj.go.jp' is no address"),
        (STOCK, stock(source_date=""), "source_date: say on which day"),
        (SHARES, share("1.4"), "share_naming_safety: A share of 1.4"),
        (SHARES, share(population="tourists"), "population: 'tourists' is neither"),
        (SHORTAGES, shortage(openings="2"), "list: give either"),
        (SHORTAGES, shortage(word="some"), "list: 'some' is none of"),
        (SHORTAGES, shortage(word="", openings="-1"), "openings_per_seeker: '-1' is below zero"),
        (TREATIES, consent(action="thinking about it"), "action: 'thinking about it' is none of"),
        (TREATIES, consent(instrument="Treaty of Rome"), "instrument: 'Treaty of Rome' is none"),
    ],
)
def test_a_wrong_value_is_refused_by_its_column_and_nothing_is_written(
    kind: Any, row: Any, reason: str, curator: Any
) -> None:
    with pytest.raises(UnusableRow, match=reason):
        enter(kind, [row], by=curator)
    assert not Release.objects.filter(publisher="curators").exists()


def test_a_sheet_that_was_not_edited_changes_nothing(curator: Any) -> None:
    enter(SHORTAGES, [shortage("care"), shortage("farms", "", "0.5")], by=curator)
    uploaded = read_upload(SHORTAGES, workbook_of(SHORTAGES, current_rows(SHORTAGES)))
    assert (uploaded.added, uploaded.changed, uploaded.unchanged, uploaded.refused) == (0, 0, 2, ())
    assert save_upload(SHORTAGES, uploaded, by=curator).is_new is False


def test_an_edited_sheet_adds_and_changes_and_leaves_the_others(curator: Any) -> None:
    enter(STOCK, [stock(), stock(origin="NPL")], by=curator)
    sheet = workbook_of(STOCK, [stock("61000"), stock(origin="VNM", people="500000")])
    uploaded = read_upload(STOCK, sheet)
    assert (uploaded.added, uploaded.changed, uploaded.unchanged) == (1, 1, 0)
    save_upload(STOCK, uploaded, by=curator)
    assert {(row["origin"], row["people"]) for row in current_rows(STOCK)} == {
        ("MMR", "61000"), ("NPL", "60000"), ("VNM", "500000"),
    }  # fmt: skip


def test_a_refused_row_of_a_sheet_is_named_with_its_line_and_reason() -> None:
    uploaded = read_upload(STOCK, workbook_of(STOCK, [stock(), stock("many", origin="NPL")]))
    (refused,) = uploaded.refused
    assert (refused.line, refused.reason) == (3, "people: 'many' is not a number.")


def test_a_sheet_that_speaks_twice_about_the_same_is_refused() -> None:
    (refused,) = read_upload(STOCK, workbook_of(STOCK, [stock(), stock("61000")])).refused
    assert "twice about MMR JPN 2025-12-31" in refused.reason


def test_a_sheet_of_another_kind_is_refused_as_a_whole() -> None:
    with pytest.raises(UnreadableFile, match="no column 'origin'"):
        read_upload(STOCK, workbook_of(SHARES, [share()]))


def test_a_cell_that_looks_like_a_formula_stays_text() -> None:
    row = stock(source_title="=1+1")
    assert read_upload(STOCK, workbook_of(STOCK, [row])).rows[0]["source_title"] == "=1+1"
