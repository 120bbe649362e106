"""Choices and uncertain figures in words: what the names of the draws mean to a reader.

A choice goes by its dimension in the method file (``weights:place:violence``), the uncertainty of
a figure by ``figure:PLACE:SUBJECT`` (``figure:THA:inform.epidemic``, ``figure:MMR-THA:undesa.stock``).
"""

from collections.abc import Mapping

from assessments.scoring.methods.method import Method

FIGURE = "figure"
DONOR = "donor "
RECOGNITION = "recognition"
WORDS = {
    "physical": "natural hazards",
    "living": "living systems",
    "social": "social systems",
    "hazard": "hazard",
    "vulnerability": "vulnerability",
    "lack-of-coping": "lack of coping capacity",
    "structural": "structural risk",
    "violence": "violence",
    "place": "risk at a place",
    "fear": "freedom from fear",
    "want": "freedom from want",
    "dignity-voice-gender": "freedom to live in dignity",
    "dignity-statelessness": "freedom to live in dignity",
    "gii": "gender inequality",
    "stateless": "statelessness",
    "transit": "the transit countries",
    "sea": "the sea",
    "route": "risk on the route",
    "destination": "risk at the destination",
    "corridor": "risk of the corridor",
}
LABELS = {
    "mean-instead-of-sg": "The mean in place of INFORM's inverted geometric mean",
    "match.exponent:need": "Exponent of need in the match",
    "match.exponent:fit": "Exponent of fit in the match",
    "match.exponent:access": "Exponent of access in the match",
    "fear.reading": "Which reading of fear counts, by reason (low) or by legal status (high)",
    "need.tier-2": "Need at the destination, read from ageing and waged work",
    "exposure.bandwidth": "How far from the line an incident counts",
    "exposure.half-life:conflict": "How long conflict near the line counts",
    "exposure.half-life:death": "How long deaths en route count",
}
LABELLED_IN_METHOD = {
    "match.midpoint": "matrix.match.midpoint",
    "match.slope": "matrix.match.slope",
    "fear.hardship-k": "matrix.hardship.k",
    "assumed:skill": "matrix.fit.skill",
    "assumed:access-opportunity": "matrix.access.opportunity",
}
ASSUMED_RIGHTS = "assumed:access-refugees"


def figure_name(place: str, subject: str) -> str:
    """Return the name of what is not known about a figure, or of a missing one's donors."""
    return f"{FIGURE}:{place}:{subject}"


def is_judgement(name: str) -> bool:
    """Return whether a name is that of a choice of the method, not of a figure."""
    return not name.startswith(f"{FIGURE}:")


def label_of(name: str, method: Method, countries: Mapping[str, str]) -> str:
    """Return a choice or a figure's uncertainty in words.

    Parameters
    ----------
    countries : mapping of ISO3 to name
        A code without a name stands for itself.
    """
    kind, _, rest = name.partition(":")
    if kind == FIGURE:
        place, _, subject = rest.partition(":")
        return _figure(place, subject, method, countries)
    if kind == "weights":
        group, _, child = rest.partition(":")
        return f"Weight of {_words(child, method)} in {_words(group, method)}"
    if name in LABELLED_IN_METHOD:
        return str(method[LABELLED_IN_METHOD[name]]["label"])
    if name == ASSUMED_RIGHTS:
        return "Refugees' access to work, assumed"
    return LABELS.get(name, name)


def _words(slug: str, method: Method) -> str:
    if slug in WORDS:
        return WORDS[slug]
    row = method["threats"].get(slug)
    return slug if row is None else str(row["short"])


def _figure(place: str, subject: str, method: Method, countries: Mapping[str, str]) -> str:
    codes = place.split("-")
    names = [countries.get(code, code) for code in codes]
    if subject == RECOGNITION:
        return f"Recognition of people from {names[0]} elsewhere, uncertainty of the figure"
    if len(names) == 2:
        return f"People from {names[0]} in {names[1]}, uncertainty of the figure"
    indicator = subject.removeprefix(DONOR)
    label = method["indicators"].get(indicator, {}).get("label", indicator)
    missing = subject.startswith(DONOR)
    return f"{label}, {names[0]}, " + (
        "missing: drawn from comparable countries" if missing else "uncertainty of the figure"
    )
