"""Who a REST client is: the token in its Authorization header, and nothing in its address."""

from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication as KnoxAuthentication
from knox.crypto import hash_token
from rest_framework.exceptions import AuthenticationFailed

from corridors.api.prepared import KEY, prepared
from corridors.models import Token


class TokenAuthentication(KnoxAuthentication):
    """``Authorization: Bearer sc_…``. Says which of the ways a token can fail it is."""

    def authenticate_credentials(self, token: bytes) -> tuple[AbstractBaseUser, Token]:
        found = token_of(token.decode("utf-8", "replace"))
        if found is None:
            raise AuthenticationFailed("This token is not known here.")
        if found.revoked_at is not None:
            raise AuthenticationFailed(f"The token {found} was revoked on {found.revoked_at:%Y-%m-%d}.")
        if not found.is_usable:
            raise AuthenticationFailed(f"The token {found} expired on {found.expiry:%Y-%m-%d}.")
        return self.validate_user(found)  # type: ignore[no-any-return]


def token_of(text: str) -> Token | None:
    """The token a text is, whether or not it still works, with its owner; looked up by its digest alone."""
    found = prepared("token", _token_with_owner).run(key=hash_token(text))
    if not found:
        return None
    values, names, theirs = found[0], _names(Token), _names(get_user_model())
    token = Token.from_db("default", names, values[: len(names)])
    token.user = get_user_model().from_db("default", theirs, values[len(names) :])
    return token


def _token_with_owner() -> QuerySet[Any]:
    owners = [f"user__{name}" for name in _names(get_user_model())]
    return Token.objects.filter(pk=str(KEY)).order_by().values_list(*_names(Token), *owners)  # type: ignore[no-any-return]


@cache
def _names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"
    priority = 1

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token from your account's page of tokens, in the header; never in the address.",
        }
