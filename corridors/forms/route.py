"""The route as one field of a form: a JSON document, or the rows of a plain table without JavaScript."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from corridors.finding import place_named
from corridors.forms.route_table import document_of_table, table_of_document
from corridors.forms.route_texts import route_texts
from corridors.models import Country
from corridors.route_labels import route_labels
from corridors.routing import RouteError, RoutePlan, as_document, plan_from, problems_with_countries

SCRIPTS = tuple(
    f"js/route_{name}.js"
    for name in (
        "geometry",
        "state",
        "elements",
        "map",
        "list",
        "countries",
        "labels",
        "leg",
        "drawing",
        "editor",
    )
)
EMPTY: dict[str, Any] = {"places": [], "legs": []}


class RouteWidget(forms.Widget):
    """The editor: a map and a list where JavaScript runs, a table of fields where it does not."""

    template_name = "corridors/route_editor.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name) or document_of_table(data)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not data.get(name) and document_of_table(data) is None


class BoundRoute(forms.BoundField):
    """What the editor's template asks for; include it with ``field=form.route``."""

    @property
    def document(self) -> dict[str, Any]:
        """The route to show: what was posted, wrong values and all, else what is stored."""
        value = self.value()
        if isinstance(value, RoutePlan):
            return as_document(value)
        if isinstance(value, str):
            value = _loaded(value)
        return value if isinstance(value, dict) and _is_listed(value) else EMPTY

    @property
    def scripts(self) -> tuple[str, ...]:
        return SCRIPTS

    @property
    def rows(self) -> list[dict[str, Any]]:
        return table_of_document(self.document)

    @property
    def problems(self) -> list[dict[str, str]]:
        """Each with the path of the field it is about."""
        said = self.errors.as_data() if hasattr(self.errors, "as_data") else []
        return [{"path": error.code or "route", "sentence": str(error.messages[0])} for error in said]

    @property
    def settings(self) -> dict[str, Any]:
        """Everything the editor's scripts need: the route, its problems, what can be chosen, where to ask."""
        countries = Country.objects.countries().order_by("name").values_list("iso3", "name")
        return {
            "name": self.html_name,
            "document": self.document,
            "problems": self.problems,
            "labels": route_labels(),
            "texts": route_texts(),
            "countries": dict(countries),
            "urls": {
                "places": reverse("corridors:places"),
                "check": reverse("assessments:route-check"),
                "line": reverse("corridors:route-line"),
                "base": reverse("assessments:map-countries"),
                "disputed": reverse("assessments:map-disputed"),
            },
        }


class RouteField(forms.Field):
    """Cleans to a ``RoutePlan``; the ``code`` of an error is its path, as in ``places.1.iso3``."""

    widget = RouteWidget

    def get_bound_field(self, form: Any, field_name: str) -> BoundRoute:
        return BoundRoute(form, self, field_name)

    def to_python(self, value: Any) -> RoutePlan:
        document = _loaded(value) if isinstance(value, str) else value
        if document is None and value:
            raise ValidationError(_("The route could not be read; load the page again."), code="route")
        try:
            plan = plan_from(with_coordinates(document or EMPTY))
        except RouteError as error:
            raise _as_errors(error.problems) from error
        if problems := problems_with_countries(plan):
            raise _as_errors(problems)
        return plan

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = as_document(initial) if isinstance(initial, RoutePlan) else initial or EMPTY
        after = _loaded(data) if isinstance(data, str) else data
        return bool(before != (after or EMPTY))


def with_coordinates(document: Any) -> Any:
    """The document with places of known name put where the gazetteer has them, where nobody said where."""
    if not isinstance(document, dict) or not _is_listed(document):
        return document
    return document | {"places": [_placed(place) for place in document["places"]]}


def _placed(place: dict[str, Any]) -> dict[str, Any]:
    stated = [place.get(key) for key in ("longitude", "latitude")]
    if any(value not in (None, "") for value in stated) or not isinstance(place.get("name"), str):
        return place
    found = place_named(place["name"], str(place.get("iso3") or ""))
    return place if found is None else place | {key: found[key] for key in ("iso3", "longitude", "latitude")}


def _is_listed(document: dict[str, Any]) -> bool:
    lists = [document.get("places"), document.get("legs")]
    return all(isinstance(each, list) and all(isinstance(one, dict) for one in each) for each in lists)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _as_errors(problems: list[tuple[str, str]]) -> ValidationError:
    return ValidationError([ValidationError(sentence, code=path) for path, sentence in problems])
