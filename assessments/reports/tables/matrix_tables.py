"""Tables of section 1 of the method: who moves and why. Pure."""

from assessments.reports.tables.rows import Line, ShareRow
from assessments.reports.words.display import count, percent, percent_range
from assessments.reports.words.likelihood import MIXED, share_words
from assessments.reports.words.naming import Payload
from corridors.licences import WITHHELD
from corridors.periods import period_words
from corridors.stock_types import stock_type_words

QUADRANT_NAMES = {
    "E": "Strong match, opportunity",
    "RS": "Strong match, fear",
    "D": "Weak match, opportunity (this method)",
    "RW": "Weak match, fear",
}
QUADRANT_ASKS = {
    "E": "Gain more: admit, recognise, include, protect from exploitation.",
    "RS": "Protect, and gain as for strong match with opportunity.",
    "D": "Reduce the need to move this way; respect dignity.",
    "RW": "Protect; lower, share and sustain the cost of hosting.",
}

NATIONAL_STOCK = "national.stock"
OTHER_PROTECTION = "Other people in need of international protection"


def share_rows(payload: Payload) -> list[ShareRow]:
    """The four shares in the order E, RS, D, RW; never sorted by size, none marked where all is mixed."""
    matrix = payload["matrix"]
    return [
        _share_row(code, QUADRANT_NAMES[code], QUADRANT_ASKS[code], matrix["shares"][code],
                   is_largest=matrix["largest"] == code and matrix["quadrant"] != MIXED)
        for code in QUADRANT_NAMES
    ]  # fmt: skip


def fear_row(payload: Payload) -> ShareRow:
    """How many moved in fear for their safety: by reason, with its range; the other reading beside it."""
    fear = payload["matrix"]["fear"]
    status = fear["by_status"]
    beside = "" if status is None else f"by reason; by legal status alone {percent(status)}"
    return _share_row("fear", "Moved in fear for their safety", beside, fear)


def _share_row(code: str, name: str, asks: str, part: Payload, *, is_largest: bool = False) -> ShareRow:
    text = "not rated" if part["nominal"] is None else percent(part["nominal"])
    said = "; ".join(words for words in (f"{name}: {text}", share_words(part)) if words)
    return ShareRow(
        code, name, asks, part["nominal"], text, percent_range(part), is_largest, part["low"], part["high"],
        said,
    )  # fmt: skip


def people_rows(payload: Payload) -> list[Line]:
    """People counts as published, each with its date; never a count by quadrant."""
    matrix = payload["matrix"]
    working = matrix["working"]
    stock = working.get("stock") or {}
    told = [period_words(stock.get("period") or ""), stock_type_words(stock.get("type") or "")]
    source = ", ".join(filter(None, [_stock_source(payload), *told]))
    rows = [
        Line("Residents (migrant stock)", _counted(payload, "stock"), source),
        Line("Refugees", _counted(payload, "refugees"), "UNHCR, latest year-end"),
        Line("Asylum-seekers", _counted(payload, "asylum_seekers"), _shared_out(working)),
        Line(OTHER_PROTECTION, _counted(payload, "other_protection"), "UNHCR, latest year-end"),
    ]
    children = working.get("children_share")
    if children is not None:
        rows.append(Line("Children among the refugees", percent(children), "under 18, where ages are known"))
    return rows


def _stock_source(payload: Payload) -> str:
    """Who counted the residents: UN DESA, unless a national figure is recorded."""
    national = any(entry["indicator"] == NATIONAL_STOCK for entry in payload["evidence"])
    return "national figure, recorded here" if national else "UN DESA"


def _counted(payload: Payload, who: str) -> str:
    """A published count; nobody publishes how many people are on a route, so there it is not counted."""
    people = payload["matrix"]["people"]
    if who in people.get("withheld", ()):
        return WITHHELD
    if people[who] is None:
        return "not counted for movers" if payload["population"] == "movers" else "not known"
    return count(people[who])


def _shared_out(working: Payload) -> str:
    shared = working.get("shared_out")
    if not shared:
        return "UNHCR, latest year-end"
    return f"UNHCR; {count(shared)} of them of unknown origin, shared out by this method (tier 3)"


def working_rows(payload: Payload) -> list[Line]:
    """How fear and match were reached, in the order of sections 1.1 and 1.2 of the method."""
    matrix = payload["matrix"]
    fear, working = matrix["fear"], matrix["working"]
    decisions = working.get("recognition_decisions")
    rows = [
        Line("People the shares are about (N)", count(working.get("N")), _about_number(payload)),
        Line("Fear, by status", percent(fear["by_status"]), "may not be returned today"),
        Line("Fear, by reason", percent(fear["by_reason"]), "the reading used for the shares"),
        Line("Recognition elsewhere (g)", percent(working.get("recognition")),
             "" if decisions is None else f"{count(decisions)} decisions of other destinations, "
             f"{count(working.get('recognition_positive'))} positive"),
        Line("Displaced share of the origin (delta)", percent(working.get("delta")), "abroad and inside"),
        Line("Hardship at origin (h)", percent(working.get("hardship")), "1 - exp(-k delta)"),
    ]  # fmt: skip
    return rows + _readings(working) + _lane_rows(matrix)


def _about_number(payload: Payload) -> str:
    """What the number of people is made of, or why there is none."""
    if payload["population"] == "movers":
        return "not counted for movers; the shares divide whoever is on the way"
    return "residents outside protection, refugees, asylum-seekers and others in need of protection"


def _readings(working: Payload) -> list[Line]:
    """What replaces a computed step: a survey about these people, or the rule of incomes."""
    rows = []
    survey = working.get("survey")
    if survey:
        asked = period_words(survey["period"])
        rows.append(Line("Recorded survey share, in place of h", percent(survey["value"]), asked))
    if working.get("rule") == "income":
        rows.append(Line("Rule of incomes", "applies", "GDP per head of the origin is higher: no D"))
    return rows


def _lane_rows(matrix: Payload) -> list[Line]:
    rows = []
    for lane, key, name in (("e", "opportunity", "opportunity"), ("r", "fear", "fear")):
        part = matrix["working"]["lanes"][lane]
        strong = matrix["match"][key]["nominal"]
        factors = ", ".join(
            f"{factor} {'missing' if part.get(factor) is None else format(part[factor], '.2f')}"
            for factor in ("need", "fit", "access")
        )
        text = "not rated" if strong is None else percent(strong)
        rows.append(Line(f"Strong match, {name} lane", text, part.get("why") or factors))
    return rows
