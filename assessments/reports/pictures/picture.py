"""A picture with its words. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """An SVG and what it says to those who do not see it."""

    svg: str
    description: str
