"""Countries as a sentence names them: the first few by name, the others counted."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from corridors.models import Country

NAMED = 8


def names_of(countries: Collection[str]) -> str:
    """Return "Pakistan and Türkiye", or eight names "and 176 more"."""
    known = dict(Country.objects.filter(pk__in=countries).values_list("iso3", "name"))
    names = sorted(known.get(iso3, iso3) for iso3 in countries)
    named, rest = ", ".join(names[:NAMED]), len(names) - NAMED
    if rest > 0:
        return _("%(names)s and %(rest)s more") % {"names": named, "rest": rest}
    return _("%(names)s and %(last)s") % _parted(names) if len(names) > 1 else named


def _parted(names: list[str]) -> dict[str, str]:
    return {"names": ", ".join(names[:-1]), "last": names[-1]}
