"""The description of the API, for those who may use it."""

from typing import Any

from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

KNOWN = {"format", "lang"}


class SchemaView(SpectacularAPIView):
    permission_classes = [IsAuthenticated]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse other parameters: the library copies ``version`` into a header as it comes."""
        super().initial(request, *args, **kwargs)
        unknown = sorted(set(request.query_params) - KNOWN)
        if unknown:
            known = ", ".join(sorted(KNOWN))
            raise ValidationError(
                {name: [f"This parameter is not known. Known: {known}."] for name in unknown}
            )
