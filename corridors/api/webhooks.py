"""Webhooks over REST: a person's own, their secret told once, and what was sent."""

from typing import Any

import django_filters as filters
import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.reverse import reverse

from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import Stamp, keep, unchanged, validators
from corridors.api.filters import StrictFilterSet
from corridors.api.lists import RowListMixin
from corridors.api.parameters import YesOrNoFilter
from corridors.api.repeating import IdempotencyKey
from corridors.api.writing import fields_of
from corridors.forms.webhook import WebhookForm
from corridors.models import Delivery, Webhook
from corridors.models.webhook import EventType
from corridors.requesting import request_test

MINE: Stamp = (
    "SELECT COUNT(*) FROM corridors_webhook WHERE owner_id = {user}",
    "SELECT MAX(id) FROM corridors_webhook WHERE owner_id = {user}",
    "SELECT SUM(failures) FROM corridors_webhook WHERE owner_id = {user}",
    "SELECT COUNT(*) FROM corridors_webhook WHERE owner_id = {user} AND active",
)
SENT: Stamp = tuple(
    f"SELECT {what} FROM corridors_delivery d JOIN corridors_webhook w ON w.id = d.webhook_id "
    "WHERE w.owner_id = {user}"
    for what in (
        "COUNT(*)", "MAX(d.id)", "SUM(d.attempts)", "MAX(d.sent_at)", "COUNT(NULLIF(d.status, 'waiting'))"
    )
)  # fmt: skip
COLUMNS = (
    Column("id", "pk", "integer"),
    Column("url", "url", "text", "where it is sent"),
    Column("events", "events", "json", "what it is told of"),
    Column("active", "active", "yes-no"),
    Column("failures", "failures", "integer", "failed tries in a row"),
    Column("off_because", "off_because", "text", "why it is switched off"),
    Column("created_at", "created_at", "moment"),
)
DELIVERY_COLUMNS = (
    Column("id", "pk", "integer"),
    Column("webhook", "webhook_id", "integer"),
    Column("event", "event", help="identifier of the event, as in the header webhook-id"),
    Column("type", "type"),
    Column("status", "status", choices=Delivery.Status.values),
    Column("attempts", "attempts", "integer"),
    Column("created_at", "created_at", "moment"),
    Column("sent_at", "sent_at", "moment", "last try", null=True),
    Column("next_at", "next_at", "moment", "next try, while it waits"),
    Column("response_status", "response_status", "integer", null=True),
    Column("response_excerpt", "response_excerpt", "text"),
    Column("why", "why", "text", "why it did not arrive"),
)


WebhookShown = row_serializer("Webhook", COLUMNS, "One webhook.")
DeliveryShown = row_serializer("Delivery", DELIVERY_COLUMNS, "One event sent.")


class WebhookRequest(serializers.Serializer[Any]):
    """Where to, and what about."""

    url = serializers.URLField(max_length=500)
    events = serializers.ListField(child=serializers.ChoiceField(choices=EventType.choices))


class WebhookMade(row_serializer("WebhookRow", COLUMNS, "A new webhook.")):  # type: ignore[misc]
    """A new webhook with its secret, which no other answer holds."""

    secret = serializers.CharField(
        allow_null=True,
        help_text="HMAC-SHA256 key, base64 after whsec_; told once, null where the answer comes again",
    )


class WebhookFilter(StrictFilterSet):
    active = YesOrNoFilter("active")


class DeliveryFilter(StrictFilterSet):
    webhook = filters.NumberFilter("webhook_id")

    class Meta:
        model = Delivery
        fields = ["status", "type"]


@extend_schema_view(
    list=extend_schema(responses=WebhookShown(many=True)),
    retrieve=extend_schema(responses=WebhookShown),
    create=extend_schema(request=WebhookRequest, parameters=[IdempotencyKey], responses={201: WebhookMade}),
    destroy=extend_schema(responses={204: None}),
)
class WebhookViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = WebhookFilter
    queryset = Webhook.objects.none()
    stamps = (MINE,)
    orderings = {"created_at": "created_at"}
    file_name = "webhooks"

    def get_queryset(self) -> QuerySet[Any]:
        return Webhook.objects.of(self.request.user)

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(as_json(row_of(self.get_object())), etag, changed)

    def create(self, request: Request) -> HttpResponse:
        form = WebhookForm(checked(request.data), user=request.user)
        if not form.is_valid():
            raise ValidationError(fields_of(form.errors))
        made = form.create()
        answer = as_json(row_of(made) | {"secret": made.secret})
        answer.status_code = 201
        answer["Location"] = reverse("api-webhook-detail", [made.pk], request=request)
        answer["Cache-Control"] = "no-store"
        return answer

    def to_keep(self, content: bytes) -> bytes:
        """Without the secret, which is kept nowhere."""
        told = orjson.loads(content)
        return orjson.dumps(told | {"secret": None}) if "secret" in told else content

    def destroy(self, request: Request, pk: str) -> HttpResponse:
        self.get_object().delete()
        return HttpResponse(status=204)

    @extend_schema(request=None, parameters=[IdempotencyKey], responses={202: DeliveryShown})
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: str) -> HttpResponse:
        """Send an event that says nothing but that the address is reached; its row tells what came of it."""
        sent = request_test(self.get_object())
        answer = as_json(delivery_row(sent))
        answer.status_code = 202
        answer["Location"] = f"{reverse('api-delivery-list', request=request)}?webhook={sent.webhook_id}"
        return answer


@extend_schema(responses=DeliveryShown(many=True))
class DeliveryViewSet(RowListMixin):
    columns = DELIVERY_COLUMNS
    filterset_class = DeliveryFilter
    queryset = Delivery.objects.none()
    stamps = (MINE, SENT)
    orderings = {"created_at": "created_at", "next_at": "next_at"}
    file_name = "deliveries"

    def get_queryset(self) -> QuerySet[Any]:
        return Delivery.objects.filter(webhook__owner=self.request.user)


def checked(document: Any) -> dict[str, Any]:
    """The document where its shape is right; values are for the form to judge."""
    if not isinstance(document, dict):
        raise ValidationError(["Send an object with url and events."])
    if unknown := sorted(set(document) - {"url", "events"}):
        raise ValidationError({name: ["This field is not known."] for name in unknown})
    if not isinstance(document.get("url", ""), str):
        raise ValidationError({"url": ["url must be a text."]})
    events = document.get("events", [])
    if not isinstance(events, list) or not all(isinstance(event, str) for event in events):
        raise ValidationError({"events": [f"events must be a list of {', '.join(EventType.values)}."]})
    return document


def row_of(webhook: Webhook) -> dict[str, Any]:
    [row] = as_rows([[getattr(webhook, str(column.source)) for column in COLUMNS]], COLUMNS)
    return row


def delivery_row(delivery: Delivery) -> dict[str, Any]:
    values = [getattr(delivery, str(column.source)) for column in DELIVERY_COLUMNS]
    return as_rows([values], DELIVERY_COLUMNS)[0]
