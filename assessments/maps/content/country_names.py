"""Countries' names in sentences: where an article stands, and names where a text has codes. Pure."""

import re
from collections.abc import Mapping
from typing import Any

WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Dominican", "Central African",
    "Democratic", "DR Congo", "Congo", "Czech Republic", "Comoros", "Seychelles", "Solomon", "Marshall",
    "Cayman", "Cook", "Faroe", "Falkland", "Turks", "British", "Northern Mariana",
)  # fmt: skip


def in_a_sentence(name: str) -> str:
    """Put the article before a country's name where a sentence needs it.

    >>> in_a_sentence("United States"), in_a_sentence("Japan")
    ('the United States', 'Japan')
    """
    return f"the {name}" if name.startswith(WITH_ARTICLE) else name


def with_names(payload: Mapping[str, Any], text: str) -> str:
    """Write countries' names where a text of the engine has their codes.

    >>> with_names({"countries": {"MMR": "Myanmar", "USA": "United States"}}, "risk in MMR, USA")
    'risk in Myanmar, the United States'
    """
    for iso3, name in payload["countries"].items():
        text = re.sub(rf"\b{iso3}\b", in_a_sentence(name), text)
    return text
