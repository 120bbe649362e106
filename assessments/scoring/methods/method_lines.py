"""Where a key stands in the text of a method file, so that a refusal can name the line."""

import re

HEADER = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(#.*)?$")
ENTRY = re.compile(r"^\s*([\w.\"'-]+)\s*=")


def line_of(text: str, key: str) -> int | None:
    """Return the line (from 1) on which a dotted key is set, else that of the table around it.

    Positions in arrays (``edges[3]``) are not told apart: the first table of that name stands for all.

    Examples
    --------
    >>> line_of('name = "a"\\n[nodes.place]\\nweights = [1]\\n', "nodes.place.weights")
    3
    >>> line_of('name = "a"\\n[nodes.place]\\nweights = [1]\\n', "nodes.place.children")
    2
    """
    wanted = _plain(key)
    places = _places(text)
    while wanted:
        if wanted in places:
            return places[wanted]
        wanted = wanted.rpartition(".")[0]
    return None


def said(fault: Exception, key: str, text: str) -> str:
    """Return what is wrong with a key, and its line where the text is at hand."""
    line = line_of(text, key) if text else None
    return f"{fault} (line {line})" if line else str(fault)


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            table = _plain(header[1])
            places.setdefault(table, number)
        elif entry := ENTRY.match(line):
            places.setdefault(f"{table}.{_plain(entry[1])}".lstrip("."), number)
    return places


def _plain(key: str) -> str:
    """Return a dotted key without quotes, spaces and positions in arrays."""
    return re.sub(r"\[\d+\]|[\"'\s]", "", key)
