"""A form that ties each wrong field to its message, for readers who hear the page."""

from django import forms


class PointingForm(forms.Form):
    def point_at_errors(self) -> None:
        if self.is_bound:
            for name in set(self.errors) & set(self.fields):
                self.fields[name].widget.attrs |= {"aria-invalid": "true"}
