"""Kinds of query parameters that refuse what the framework's own would misread or fail on."""

from datetime import UTC
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters.fields import IsoDateTimeField
from rest_framework.request import Request

WORDS = {"true": True, "1": True, "false": False, "0": False}


class MomentField(IsoDateTimeField):
    """A moment the database can hold in its own time zone."""

    def clean(self, value: Any) -> Any:
        moment = super().clean(value)
        try:
            return moment and moment.astimezone(UTC)
        except OverflowError:
            raise ValidationError(f"{value} lies outside the years 1 to 9999.") from None


class MomentFilter(filters.IsoDateTimeFilter):
    field_class = MomentField


class YesOrNoField(forms.NullBooleanField):
    """Refuses what is neither; the framework's field takes that for not asked."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if str(value).lower() not in WORDS:
            raise ValidationError(f"It must be true or false; it is {value!r}.")
        return WORDS[str(value).lower()]


class YesOrNoFilter(filters.BooleanFilter):
    field_class = YesOrNoField


class VisibleFilter(filters.ModelChoiceFilter):
    """One thing the caller may see; what others have is refused like what is not there."""

    def __init__(self, model: Any, *args: Any, **options: Any) -> None:
        def visible(request: Request) -> QuerySet[Any]:
            return model.objects.visible_to(request.user)

        sentence = f"There is no {model._meta.verbose_name} %(value)s that you can see."
        super().__init__(*args, queryset=visible, error_messages={"invalid_choice": sentence}, **options)
