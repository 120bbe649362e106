"""The forms about versions of the method: edit one into the next, compare two."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from assessments.earliest_day import too_early
from assessments.models import Method, MethodComparison
from assessments.requesting import unusable_day
from assessments.scoring.methods.method import InvalidMethod
from assessments.scoring.methods.method import Method as ReadMethod
from assessments.scoring.methods.method_edition import edition, renamed
from corridors.forms.pointing import PointingForm

NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
RESERVED = {"compare", "comparisons"}


class MethodEditForm(PointingForm):
    name = forms.CharField(
        label="Name of the new version",
        max_length=60,
        help_text="Small letters, digits, hyphens and dots. The name inside the file follows this one.",
        error_messages={"required": "Give the new version a name of its own."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    text = forms.CharField(
        label="The method file (TOML)",
        strip=False,
        max_length=400_000,
        error_messages={"required": "The file is empty."},
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "method-text"}),
    )

    def __init__(self, *args: Any, made_from: ReadMethod, **options: Any) -> None:
        super().__init__(*args, **options)
        self.made_from = made_from
        self.edition: ReadMethod | None = None
        self.point_at_errors()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not NAME.fullmatch(name) or name in RESERVED:
            raise ValidationError(
                f"“{name}” cannot be a name: use small letters, digits, hyphens and dots, like corridor-1.1."
            )
        if Method.objects.filter(name=name).exists():
            raise ValidationError(
                f"There is a version “{name}” already, and a published version is never edited. "
                "Choose another name."
            )
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "name" in cleaned and "text" in cleaned:
            try:
                self.edition = edition(cleaned["text"], cleaned["name"], self.made_from)
            except InvalidMethod as refused:
                self.add_error("text", str(refused))
            else:
                self._refuse_a_text_that_is_there(self.edition)
        return cleaned

    def _refuse_a_text_that_is_there(self, wanted: ReadMethod) -> None:
        for known in Method.objects.as_published():
            if renamed(known.text, known.name, wanted.name) == wanted.text:
                self.add_error(
                    "text", f"{wanted.name}.toml: but for its name this is the text of {known.name}."
                )


class MethodComparisonForm(PointingForm):
    old = forms.CharField(label="From version", max_length=60, widget=forms.Select)
    new = forms.CharField(label="To version", max_length=60, widget=forms.Select)
    as_of = forms.DateField(
        label="As of",
        help_text="Both versions read the figures dated on or before this day.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day as year-month-day, such as 2026-06-30."},
    )
    scope = forms.ChoiceField(
        label="Over", choices=MethodComparison.Scope, initial=MethodComparison.Scope.VISIBLE
    )

    def __init__(self, *args: Any, methods: list[Method], **options: Any) -> None:
        super().__init__(*args, **options)
        self.methods = {method.name: method for method in methods}
        for side in ("old", "new"):
            self.fields[side].widget.choices = [(name, name) for name in self.methods]
        self.point_at_errors()

    def clean_old(self) -> Method:
        return self._method("old")

    def clean_new(self) -> Method:
        return self._method("new")

    def _method(self, side: str) -> Method:
        name = self.cleaned_data[side]
        if name not in self.methods:
            raise ValidationError(f"There is no version “{name}”; there is: {', '.join(self.methods)}.")
        return self.methods[name]

    def clean_as_of(self) -> date:
        as_of: date = self.cleaned_data["as_of"]
        if why := unusable_day(as_of):
            raise ValidationError(why)
        return as_of

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("old") and cleaned.get("old") == cleaned.get("new"):
            self.add_error("new", f"Both versions are {cleaned['new']}; choose two.")
        as_of, versions = cleaned.get("as_of"), [cleaned[side] for side in ("old", "new") if side in cleaned]
        if as_of and (why := next(filter(None, (too_early(one, as_of) for one in versions)), "")):
            self.add_error("as_of", why)
        return cleaned
