"""What a token may do; a person who signed in by other means is limited by nothing but their rights."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from corridors.models.token import Scope, Token


class WithinScope(BasePermission):
    """Reading needs ``read``; everything else ``write``, or what the view names as ``needs_scope``."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, Token):
            return True
        needed = needed_scope(request, view)
        self.message = f"The token {request.auth.name!r} does not have the scope {needed!r}."
        return request.auth.allows(needed)


def needed_scope(request: Request, view: Any) -> str:
    if request.method in SAFE_METHODS:
        return str(getattr(view, "needs_scope_to_read", Scope.READ))
    return str(getattr(view, "needs_scope", Scope.WRITE))
