"""The forms of a review: a comment, a request, a decision with its reason."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Comment, Review, Snapshot

ROWS = {"rows": 3}


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your comment"), max_length=4000, widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": gettext_lazy("Write something first.")},
    )  # fmt: skip
    about = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    answers_to = forms.ModelChoiceField(Comment.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, snapshot: Snapshot, data: Any = None, **options: Any) -> None:
        super().__init__(data, auto_id="comment_%s", **options)
        self.snapshot = snapshot
        answerable = self.fields["answers_to"]
        assert isinstance(answerable, forms.ModelChoiceField)
        answerable.queryset = snapshot.comments.filter(answers_to=None)

    def clean_about(self) -> str:
        about = str(self.cleaned_data["about"])
        if about and about not in {entry["id"] for entry in self.snapshot.payload["evidence"]}:
            raise ValidationError(_("This result has no figure %(id)s.") % {"id": about})
        return about


class AskForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What should the reviewer look at? (may stay empty)"), required=False,
        max_length=1000, widget=forms.Textarea(attrs=ROWS),
    )  # fmt: skip


class DecideForm(forms.Form):
    """Approve, or send back with a reason."""

    decision = forms.ChoiceField(
        choices=[(Review.Decision.APPROVED, ""), (Review.Decision.SENT_BACK, "")],
        error_messages={"required": gettext_lazy("Approve it or send it back.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason (needed to send it back)"), required=False, max_length=1000,
        widget=forms.Textarea(attrs=ROWS),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") == Review.Decision.SENT_BACK and not given.get("reason"):
            self.add_error("reason", _("Say why it is sent back; the officer needs it to go on."))
        return given
