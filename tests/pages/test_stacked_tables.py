"""Rows that become cards on a narrow screen keep their headings, and are still told as a table."""

from assessments.templatetags.stacking import labelled


def rows(body: str, head: str = '<tr><th scope="col">Name</th><th scope="col">Until</th></tr>') -> str:
    return labelled(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>").partition("</thead>")[2]


def test_a_cell_carries_the_heading_of_its_column() -> None:
    assert '<td data-label="Until" role="cell">May</td>' in rows("<tr><th>One</th><td>May</td></tr>")


def test_the_name_of_a_row_needs_no_label() -> None:
    assert '<th role="rowheader">One</th>' in rows("<tr><th>One</th><td>May</td></tr>")


def test_a_heading_that_nobody_sees_is_no_label() -> None:
    head = '<tr><th>Name</th><th><span class="visually-hidden">Revoke</span></th></tr>'
    assert '<td role="cell">May</td>' in rows("<tr><th>One</th><td>May</td></tr>", head)


def test_of_headings_above_each_other_the_lowest_counts() -> None:
    head = '<tr><th rowspan="2">Name</th><th colspan="2">Shares</th></tr><tr><th>E</th><th>D</th></tr>'
    body = rows("<tr><th>One</th><td>1%</td><td>2%</td></tr>", head)
    assert '<td data-label="E" role="cell">1%</td><td data-label="D" role="cell">2%</td>' in body


def test_a_cell_beside_one_that_spans_rows_keeps_its_column() -> None:
    body = rows(
        '<tr><th rowspan="2">One</th><td>May</td></tr><tr><td>June</td></tr>'
        "<tr><td>Two</td><td>July</td></tr>"
    )
    assert body.count('data-label="Until"') == 3
    assert '<td data-label="Name" role="cell">Two</td>' in body


def test_a_cell_over_several_columns_has_the_label_of_none() -> None:
    assert '<td colspan="2" role="cell">nothing</td>' in rows('<tr><td colspan="2">nothing</td></tr>')


def test_what_is_no_longer_laid_out_as_a_table_says_that_it_is_one() -> None:
    table = labelled(
        "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>One</td></tr></tbody></table>"
    )
    for role in ("table", "rowgroup", "row", "columnheader", "cell"):
        assert f'role="{role}"' in table
