"""What scripts paint maps with stands in the style sheets, by day and in the dark."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
SHEETS = "\n".join(path.read_text() for path in (STATIC / "css").glob("*.css"))
ASKED = re.compile(r"""colour\("([a-z-]+)"\)""")


def asked_for(script: str, prefix: str) -> set[str]:
    return {f"--{prefix}{name}" for name in ASKED.findall((STATIC / "js" / script).read_text())}


@pytest.mark.parametrize(("script", "prefix"), [("map_theme.js", "map-"), ("route_map.js", "")])
def test_every_colour_a_script_asks_for_is_given_by_day_and_in_the_dark(script: str, prefix: str) -> None:
    names = asked_for(script, prefix)
    assert len(names) > 3
    given = {name: len(re.findall(rf"{name}: #[0-9a-f]{{6}};", SHEETS)) for name in names}
    assert {name for name, times in given.items() if times < 2} == set()
