"""What stands between the cells of a text file."""

import csv

MARKS = (",", ";", "\t", "|")
LOOKED_AT = 40
"""Lines from the top that are asked; publishers' own preambles end before."""


def delimiter_in(text: str) -> str:
    """Return the mark most of the first lines agree on.

    >>> delimiter_in("Country;Jahr;Wert\\nMyanmar;2024;12,5\\n")
    ';'
    """
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    counts = {mark: [_cells_in(line, mark) for line in lines] for mark in MARKS}
    return max(
        counts, key=lambda mark: (sum(count > 1 for count in counts[mark]), max(counts[mark], default=0))
    )


def _cells_in(line: str, mark: str) -> int:
    return len(next(csv.reader([line], delimiter=mark), []))
