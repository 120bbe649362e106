"""What the description of the API says of refusals: the one shape, at every operation that can refuse."""

from typing import Any

from config.errors import TITLES

EVERYWHERE = (400, 401, 403, 429)
BY_METHOD = {
    "get": (304,),
    "post": (409, 413, 415, 422),
    "put": (409, 412, 413, 415, 428),
    "patch": (409, 412, 413, 415, 428),
    "delete": (409,),
}
ERROR = {
    "type": "object",
    "description": "Every refusal has this shape.",
    "required": ["type", "title", "status", "detail", "errors", "reference"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {
            "type": "string",
            "description": "one sentence; the first of `errors`, if any",
        },
        "errors": {
            "type": "object",
            "description": "sentences by field or parameter",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "reference": {"type": "string", "description": "tell it to the operator; it stands in the log"},
    },
    "examples": [
        {
            "type": "about:blank",
            "title": TITLES[400],
            "status": 400,
            "detail": "'XXX' is not the ISO 3166-1 alpha-3 code of a country here.",
            "errors": {"origin": ["'XXX' is not the ISO 3166-1 alpha-3 code of a country here."]},
            "reference": "5f0c9a1b2d3e",
        }
    ],
}
CONTENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
RETRY = {
    "Retry-After": {
        "schema": {"type": "integer"},
        "description": "seconds until it makes sense to ask again",
    }
}


def describe_refusals(result: dict[str, Any], **_others: Any) -> dict[str, Any]:
    """A hook of the schema's generator."""
    result["components"]["schemas"]["Error"] = ERROR
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            if method in BY_METHOD:
                _complete(operation["responses"], _statuses(path, method))
    return result


def _statuses(path: str, method: str) -> set[int]:
    return {*EVERYWHERE, *BY_METHOD[method], *((404,) if "{" in path or method == "post" else ())}


def _complete(responses: dict[str, Any], statuses: set[int]) -> None:
    for status in sorted(statuses | {int(known) for known in responses if int(known) >= 400}):
        response = responses.setdefault(str(status), {"description": TITLES.get(status, "As you have it")})
        if status >= 400:
            response["content"] = CONTENT
        if status == 429:
            response["headers"] = RETRY
    for status in sorted(responses):
        responses[status] = responses.pop(status)
