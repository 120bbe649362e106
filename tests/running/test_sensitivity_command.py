"""`manage.py sensitivity`: Sobol indices of one pair on the command line."""

import json

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.usefixtures("world")


def test_the_indices_of_a_pair_are_told_as_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    call_command("sensitivity", "MMR-THA", "--points", "16", "--as-of", "2026-06-30", "--format", "json")
    found = json.loads(capsysbinary.readouterr().out)
    assert (found["corridor"], found["as_of"], found["points"]) == ("MMR-THA", "2026-06-30", 16)
    assert list(found["outputs"]) == ["risk", "E", "RS", "D", "RW", "fear"]
    assert found["outputs"]["risk"][0]["choice"] == "figure:THA:inform.current-conflict"


def test_the_strongest_choices_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("sensitivity", "MMR-THA", "--points", "16", "--as-of", "2026-06-30")
    said = capsys.readouterr().out
    assert "Risk of the corridor" in said and "Share of RS" in said
    assert "Current conflict intensity, Thailand, uncertainty of the figure" in said


@pytest.mark.parametrize(
    ("argument", "value", "said"),
    [
        ("--points", "100", "--points must be a power of two from 2 on; it is '100'."),
        ("--format", "xml", "--format must be text or json; it is 'xml'."),
        ("--population", "birds", "--population must be residents or movers; it is 'birds'."),
    ],
)
def test_a_wrong_argument_is_refused_in_one_line(
    argument: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        call_command("sensitivity", "MMR-THA", argument, value)
    assert refused.value.code == 2
    assert capsys.readouterr().err.strip() == said
