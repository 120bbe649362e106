"""What each indicator is used for by a method: threats, parts of the risk, fear, match."""

from collections.abc import Iterator

from assessments.scoring.evidence.slugs import (
    ASYLUM_SEEKERS,
    CONFLICT_NEW,
    CONFLICT_STOCK,
    OTHERS,
    POSITIVE,
    REFUGEES,
    REJECTED,
    SAFETY_SHARE,
    SELF_EMPLOYED,
    STOCKS,
    UNHCR_IDPS,
    WORKING_AGE,
    YOUNG,
)
from assessments.scoring.methods.method import Method

FEAR = {
    REFUGEES: "refugees (fear)",
    ASYLUM_SEEKERS: "asylum-seekers (fear)",
    OTHERS: "other people in need of protection (fear)",
    POSITIVE: "recognition elsewhere (fear)",
    REJECTED: "recognition elsewhere (fear)",
    CONFLICT_STOCK: "hardship at origin (fear)",
    CONFLICT_NEW: "hardship at origin (fear)",
    UNHCR_IDPS: "hardship at origin, where IDMC has nothing (fear)",
    SAFETY_SHARE: "recorded reasons (fear)",
    "inform.population": "population",
    "wpp.population": "population, where INFORM has none",
    "unhcr.demographics.children": "children among the refugees (shown beside)",
    "unhcr.demographics.with-ages": "children among the refugees (shown beside)",
}
MATCH = {
    WORKING_AGE: "need and fit (match)",
    YOUNG: "fit: age (match)",
    SELF_EMPLOYED: "need: waged work (match)",
}
EVENTS = {"conflict": "conflict along the line (route)", "death": "recorded deaths en route (route)"}
LAW = {"treaty": "legal cover (shown, in no score)"}
COMPARABLE = {
    "wb.income-group": "comparable countries, where a figure is missing",
    "wb.region": "comparable countries, where a figure is missing",
}
RULE_OF_INCOMES = "rule of incomes (match)"


def uses_of(indicator: str, method: Method) -> list[str]:
    """Return what a method uses an indicator for, in words; nothing where it is kept and not used.

    Parameters
    ----------
    indicator : str
        Slug of an indicator, kind of incidents (``conflict``, ``death``) or ``treaty``.
    """
    return list(dict.fromkeys([*_in_the_tree(indicator, method), *_in_the_matrix(indicator, method)]))


def _in_the_tree(indicator: str, method: Method) -> Iterator[str]:
    for slug, card in method["inputs"].items():
        if card["indicator"] == indicator:
            yield from _named(slug, method)


def _named(slug: str, method: Method) -> Iterator[str]:
    """The threat an input is; else the threats, parts or freedoms it is a child of."""
    if slug in method["threats"]:
        yield str(method["threats"][slug]["label"]).lower()
        return
    parents = [name for name, node in method["nodes"].items() if slug in node["children"]]
    for name in parents:
        freedoms = method["freedoms.labels"]
        if name in method["threats"]:
            yield str(method["threats"][name]["label"]).lower()
        else:
            stem = name.split("-")[0]
            yield str(freedoms[stem]).lower() if stem in freedoms else f"{name.replace('-', ' ')} risk"
    if not parents:
        yield f"{slug.replace('-', ' ')} (shown beside)"


def _in_the_matrix(indicator: str, method: Method) -> Iterator[str]:
    if indicator in STOCKS:
        yield "people living there (fear)"
    for table in (FEAR, MATCH, EVENTS, LAW, COMPARABLE):
        if indicator in table:
            yield table[indicator]
    if indicator in method["matrix.income.indicators"]:
        yield RULE_OF_INCOMES
