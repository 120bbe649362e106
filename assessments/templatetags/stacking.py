"""Tables whose rows become cards on a narrow screen: every cell carries the heading of its column.

A browser may forget what a table is once its rows are laid out otherwise, so the roles are written down.
"""

import re

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

HEADING = re.compile(r"<tr\b|<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
OPENING = re.compile(r"<(table|thead|tbody|tfoot|tr|th|td)\b([^>]*)>")
SPAN = {kind: re.compile(rf'\b{kind}="(\d+)"') for kind in ("colspan", "rowspan")}
ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
    "tr": "row",
    "td": "cell",
}


class Columns:
    """The columns in which the cells of a row stand, those that span several rows or columns counted."""

    def __init__(self) -> None:
        self.taken: dict[int, int] = {}
        self.next = 0

    def begin_row(self) -> None:
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}
        self.next = 0

    def place(self, attributes: str) -> range:
        while self.next in self.taken:
            self.next += 1
        if "span" not in attributes:
            self.taken[self.next] = 1
            return range(self.next, self.next + 1)
        place = range(self.next, self.next + span(attributes, "colspan"))
        self.taken.update(dict.fromkeys(place, span(attributes, "rowspan")))
        return place


def span(attributes: str, kind: str) -> int:
    found = SPAN[kind].search(attributes)
    return int(found[1]) if found else 1


def headings(head: str) -> dict[int, str]:
    """The words over each column; of headings above each other the lowest. One nobody sees is no label."""
    columns, words = Columns(), {}
    for found in HEADING.finditer(head):
        if found[0] == "<tr":
            columns.begin_row()
        else:
            words.update(dict.fromkeys(columns.place(found[1]), seen(found[2])))
    return words


def seen(markup: str) -> str:
    if "visually-hidden" in markup:
        return ""
    return " ".join(strip_tags(markup).split()).replace('"', "&quot;")


def labelled(table: str) -> str:
    """The table with its roles, and in its body the heading of a column at every cell under it."""
    head, middle, body = table.partition("</thead>")
    columns, words = Columns(), headings(head)

    def in_body(found: re.Match[str]) -> str:
        kind, attributes = found[1], found[2]
        if kind == "tr":
            columns.begin_row()
        if kind not in ("th", "td"):
            return with_role(kind, attributes)
        place = columns.place(attributes)
        label = words.get(place.start, "") if kind == "td" and len(place) == 1 else ""
        return with_role(kind, f'{attributes} data-label="{label}"' if label else attributes)

    in_head = OPENING.sub(lambda found: with_role(found[1], found[2], "columnheader"), head)
    return in_head + middle + OPENING.sub(in_body, body)


def with_role(kind: str, attributes: str, heading: str = "rowheader") -> str:
    role = heading if kind == "th" else ROLES[kind]
    return f'<{kind}{attributes} role="{role}">'


class Stacked(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return mark_safe(labelled(self.nodelist.render(context)))  # words of headings were escaped there


@register.tag
def stacked(parser: Parser, token: Token) -> Stacked:
    nodelist = parser.parse(("endstacked",))
    parser.delete_first_token()
    return Stacked(nodelist)
