"""How far back the figures reach that a method cannot do without."""

from datetime import date
from functools import lru_cache

from django.db.models import Min

from assessments.models import Method
from assessments.questions import counting_as_of
from assessments.scoring.methods.method import load_method
from assessments.scoring.too_early import too_early_words
from corridors.models import Figure


def too_early(method: Method, as_of: date) -> str:
    """Return why a method cannot answer as of a day, in a sentence; empty where figures reach back so far.

    Of an indicator without any figure nothing is said here: a run says what it lacks.
    """
    counting = counting_as_of(as_of)
    for slug, (label, publisher) in _required(method.text):
        figures = Figure.objects.filter(indicator=slug, release__in=counting.releases)
        first = figures.aggregate(first=Min("counts_from"))["first"]
        if first is not None and as_of < first:
            return too_early_words(label, publisher, first, as_of)
    return ""


@lru_cache(maxsize=8)
def _required(text: str) -> tuple[tuple[str, tuple[str, str]], ...]:
    """The indicators a method requires, each with its label and publisher."""
    method = load_method(text)
    cards = {slug: method["indicators"][slug] for slug in method["as_of.required"]}
    return tuple((slug, (card["label"], card.get("publisher", ""))) for slug, card in cards.items())
