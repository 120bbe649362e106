"""Phrases of a sentence that lead to the number they say. Pure.

A sentence is written once, with its phrases marked; a report takes the words, a page also the links.
"""

import re
from dataclasses import dataclass

START, MIDDLE, END = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"{START}([^{MIDDLE}]*){MIDDLE}([^{END}]*){END}")


@dataclass(frozen=True)
class Phrase:
    """A piece of a sentence; ``target`` is the id of the place with its number, or ``""``."""

    text: str
    target: str = ""


def traced(text: str, target: str) -> str:
    """Mark a phrase with the place its number stands at; an empty phrase stays empty.

    >>> plain(f"risk is {traced('low', 'risk-origin')}.")
    'risk is low.'
    """
    return f"{START}{target}{MIDDLE}{text}{END}" if text else ""


def plain(sentence: str) -> str:
    """Return the words alone."""
    return MARKED.sub(r"\2", sentence)


def phrases(sentence: str) -> list[Phrase]:
    """Return the pieces of a sentence in order.

    >>> phrases(f"risk is {traced('low', 'risk-origin')}.")[1:]
    [Phrase(text='low', target='risk-origin'), Phrase(text='.', target='')]
    """
    found, at = [], 0
    for match in MARKED.finditer(sentence):
        found += [Phrase(sentence[at : match.start()]), Phrase(match[2], match[1])]
        at = match.end()
    return [phrase for phrase in (*found, Phrase(sentence[at:])) if phrase.text]
