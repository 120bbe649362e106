"""Kinds of query parameters that refuse what the framework's own would misread or fail on."""

from datetime import UTC
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django_filters.fields import IsoDateTimeField
from rest_framework.request import Request

from corridors.models import Tag

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


class ShareFilter(filters.NumberFilter):
    """A number from 0 to 1."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, min_value=0, max_value=1, **options)


class TagFilter(filters.CharFilter):
    """Corridors with a tag of one's own organisations; another's words find nothing."""

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return queryset
        mine = self.parent.request.user.memberships.values("organisation")
        tags = Tag.objects.filter(Q(organisation=None) | Q(organisation__in=mine), name=value)
        return queryset.filter(**{f"{self.field_name}__in": tags}).distinct()


class KeyFilter(filters.CharFilter):
    """One whole key among several with blanks between them."""

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return queryset
        name, inner = self.field_name, f" {value} "
        alone, first = Q(**{name: value}), Q(**{f"{name}__startswith": inner[1:]})
        last, between = Q(**{f"{name}__endswith": inner[:-1]}), Q(**{f"{name}__contains": inner})
        return queryset.filter(alone | first | last | between)
