"""The route of one corridor, as it was read: refused where somebody else stored another in between."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from corridors.defining import Conflict, define, document_of
from corridors.forms.route import RouteField
from corridors.models import Corridor
from corridors.routing import as_document, problems_with_ends


class RouteForm(forms.Form):
    route = RouteField(label=_("Route"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, corridor: Corridor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.corridor = corridor

    def clean_route(self) -> Any:
        plan = self.cleaned_data["route"]
        problems = problems_with_ends(plan, self.corridor.origin_id, self.corridor.destination_id)
        if problems:
            raise ValidationError([ValidationError(sentence, code=path) for path, sentence in problems])
        return plan

    def save(self, by: Any) -> bool:
        """Store the route as a new version; False where somebody else stored the corridor in between."""
        wanted = document_of(self.corridor) | {"route": as_document(self.cleaned_data["route"])}
        try:
            define(wanted, by, self.cleaned_data["version"], corridor=self.corridor)
        except Conflict:
            return False
        return True
