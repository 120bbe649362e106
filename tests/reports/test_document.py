"""The PDF of a snapshot: its numbers are the snapshot's, its bytes depend on nothing else."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst

from assessments.reports import document
from assessments.reports.document import build_pdf
from assessments.reports.sentences.narrative import answer
from assessments.reports.tables import tables
from assessments.reports.words.display import RISK_LIMITS, percent, percent_range, value_of
from assessments.reports.words.naming import ends_of
from tests import payloads

pytestmark = pytest.mark.thorough

DIGEST = "ab12" * 16
CREATED = date(2026, 7, 1)
KINDS = [
    payloads.example, payloads.not_rated, payloads.by_sea, payloads.contested, payloads.half_rated,
    lambda: payloads.without_draws(payloads.example()),
]  # fmt: skip


def build(payload: dict[str, Any]) -> bytes:
    return build_pdf(payload, snapshot_digest=DIGEST, created=CREATED)


def poppler(tool: str, content: bytes, folder: Path, *arguments: str) -> str:
    """What a tool of poppler says of a PDF."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler) is not on this machine")
    file = folder / "report.pdf"
    file.write_bytes(content)
    ending = ["-"] if tool == "pdftotext" else []
    done = subprocess.run([tool, *arguments, str(file), *ending], capture_output=True, text=True, check=True)
    return done.stdout


def words_of(content: bytes, folder: Path) -> str:
    return " ".join(poppler("pdftotext", content, folder).split())


@pytest.mark.parametrize("make", KINDS)
def test_every_kind_of_result_is_typeset_as_accessible_pdf(make: Any) -> None:
    content = build(make())
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in content


def test_the_same_document_gives_the_same_bytes() -> None:
    assert build(payloads.example()) == build(payloads.example())


def test_another_document_gives_other_bytes() -> None:
    changed = payloads.example()
    changed["matrix"]["people"]["refugees"] = 80_412.0
    assert build(changed) != build(payloads.example())


def test_the_numbers_on_paper_are_those_of_the_document(tmp_path: Path) -> None:
    payload = payloads.example()
    text = words_of(build(payload), tmp_path)
    for code, share in payload["matrix"]["shares"].items():
        assert f"{code} {percent(share['nominal'])}" in text
    assert "1,708,695" in text
    assert "80,411" in text
    for place in ("origin", "destination"):
        risk = payload["places"][place]["risk"]
        assert value_of(risk, RISK_LIMITS, at_least=place == "destination").words in text


def test_a_closed_leg_says_so_with_when_and_why(tmp_path: Path) -> None:
    payload = payloads.example()
    closure = {"starts": "2024-11-01", "ends": "2025-03-31", "reason": "river in flood", "every_year": True}
    payload["places"]["route"]["legs"][0] |= {"closed": False, "closures": [closure]}
    text = words_of(build(payload), tmp_path)
    closed = "closed from 1 November to 31 March every year: river in flood"
    assert f"Hpa-An to Myawaddy: open on the day of this result; {closed}" in text


def test_every_value_on_paper_stands_with_its_range(tmp_path: Path) -> None:
    payload = payloads.example()
    text = words_of(build(payload), tmp_path)
    for share in payload["matrix"]["shares"].values():
        assert percent_range(share) in text
    for place in ("origin", "destination"):
        part = payload["places"][place]
        assert value_of(part["risk"], RISK_LIMITS).range_words in text
        for cell in part["threats"].values():
            assert value_of(cell).range_text in text
    assert "E in 83% of the draws" in text


def test_a_report_of_an_old_snapshot_says_that_it_has_no_ranges(tmp_path: Path) -> None:
    text = words_of(build(payloads.without_draws(payloads.example())), tmp_path)
    assert "Ranges not computed in this snapshot" in text
    assert "90% of the draws" not in text


def test_drivers_choices_and_levers_are_printed_with_their_numbers(tmp_path: Path) -> None:
    payload = payloads.example()
    text = words_of(build(payload), tmp_path)
    for group in tables.driver_groups(payload):
        assert all(row.text in text for row in group.rows)
    for group in tables.choice_groups(payload):
        assert all(row.effect in text for row in group.rows)
    for lever in tables.lever_rows(payload):
        assert all(cell.range_text in text for cell in lever.cells)


def test_the_two_sentences_stand_as_the_page_has_them(tmp_path: Path) -> None:
    payload = payloads.by_sea()
    text = words_of(build(payload), tmp_path).replace("- ", "").replace("\u00ad ", "")
    for sentence in answer(payload):
        assert sentence.replace("- ", "") in text


def test_every_figure_and_every_release_is_in_the_annex(tmp_path: Path) -> None:
    payload = payloads.example()
    text = words_of(build(payload), tmp_path)
    for entry in payload["evidence"]:
        assert entry["id"] in text
        assert entry["label"] in text
    for release in payload["releases"]:
        assert release["sha256"] in text


def test_uncovered_threats_are_named(tmp_path: Path) -> None:
    payload = payloads.example()
    text = words_of(build(payload), tmp_path)
    for row in payload["uncovered"]:
        assert row["label"] in text


def test_a_matrix_that_is_not_rated_shows_its_reason_and_no_picture() -> None:
    payload = payloads.not_rated()
    assert "matrix" not in document.pictures_of(payload)
    assert build(payload)


@pytest.mark.parametrize("make", [payloads.example, payloads.not_rated, payloads.by_sea])
def test_every_report_has_a_map_and_says_what_it_shows(make: Any) -> None:
    payload = make()
    picture = document.pictures_of(payload)["map"]
    assert picture.svg.lstrip().startswith("<")
    for name in ends_of(payload):
        assert name in picture.description


def test_every_font_is_embedded_and_none_comes_from_the_system(tmp_path: Path) -> None:
    lines = poppler("pdffonts", build(payloads.example()), tmp_path).splitlines()[2:]
    assert lines
    for line in lines:
        assert any(name in line for name in ("LibertinusSerif", "IPAexGothic", "DejaVuSans")), line
        assert " yes yes yes " in line


def test_japanese_names_are_drawn(tmp_path: Path) -> None:
    payload = payloads.not_rated()
    payload["places"]["route"]["legs"][0]["from"] = "東京"
    content = build(payload)
    assert "IPAexGothic" in poppler("pdffonts", content, tmp_path)
    assert "東京" in words_of(content, tmp_path)


def test_a_name_no_font_can_draw_does_not_stop_the_report(tmp_path: Path) -> None:
    payload = payloads.example()
    payload["places"]["route"]["legs"][0]["from"] = "ဘားအံ"
    assert "□" in words_of(build(payload), tmp_path)


def test_markup_in_a_name_is_only_text(tmp_path: Path) -> None:
    payload = payloads.example()
    payload["places"]["route"]["legs"][0]["from"] = '#panic("x") $1$ *b*'
    assert '#panic("x") $1$ *b*' in words_of(build(payload), tmp_path)


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="not 'xx'"):
        build_pdf(payloads.example(), snapshot_digest=DIGEST, created=CREATED, language="xx")


def test_nothing_of_the_machine_is_in_the_document(tmp_path: Path) -> None:
    content = build(payloads.example())
    assert str(document.settings.ROOT).encode() not in content
    assert b"/tmp" not in content


def test_every_section_of_the_report_is_in_its_contents(tmp_path: Path) -> None:
    pictures = document.pictures_of(payloads.example())
    data = document.document_data(
        payloads.example(), snapshot_digest=DIGEST, created=CREATED, language="en", pictures=pictures
    )
    document.prepare(tmp_path, data, pictures)
    headings = typst.query(
        tmp_path / "report.typ", "heading.where(level: 1)", field="body", root=tmp_path,
        font_paths=[tmp_path / "fonts"], ignore_system_fonts=True,
    )  # fmt: skip
    titles = [part["text"] for part in json.loads(headings)]
    assert titles == [
        "The answer", "Who moves and why", "Risk at origin, on the route and at destination", "Threats",
        "Freedoms", "Compound crises", "Map", "What drives it", "Legal cover", "Levers", "What is not known",
        "Annex A. Evidence", "Annex B. Releases", "Annex C. Assumptions", "Annex D. Method and citation",
        "Disclaimer",
    ]  # fmt: skip
