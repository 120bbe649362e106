"""Countries' names where a text of an older engine has codes. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from corridors.codes import in_a_sentence


def with_names(payload: Mapping[str, Any], text: str) -> str:
    """Write countries' names where a text of the engine has their codes.

    >>> with_names({"countries": {"MMR": "Myanmar", "USA": "United States"}}, "risk in MMR, USA")
    'risk in Myanmar, the United States'
    """
    for iso3, name in payload["countries"].items():
        text = re.sub(rf"\b{iso3}\b", in_a_sentence(name), text)
    return text
