"""On which choices and figures the result of one pair depends, by Sobol indices; nothing is stored."""

import sys
from argparse import ArgumentParser
from typing import Any

import orjson
from django.core.management.base import BaseCommand

from assessments.assessing import evidence_for
from assessments.management.asking import (
    BadArgument,
    add_format,
    add_question,
    check_format,
    method_named,
    question_of,
    refuse,
)
from assessments.scoring.evidence.values import UnanswerableQuestion
from assessments.scoring.methods.method import load_method
from assessments.scoring.sensitivity import BASE, sensitivity

SHOWN = 8
OUTPUTS = {"risk": "Risk of the corridor", "fear": "Fear for safety"}


class Command(BaseCommand):
    help = "Sobol indices of one pair: which share of the variance each choice and figure carries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_question(parser)
        parser.add_argument("--points", default=str(BASE), metavar=str(BASE), help="a power of two")
        parser.add_argument("--every", action="store_true", help="also every value at both ends")
        add_format(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = indices(options)
        except (BadArgument, UnanswerableQuestion) as why:
            refuse(str(why))
        if options["format"] == "json":
            sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        else:
            self.stdout.write("\n".join(in_words(found)))


def indices(options: dict[str, Any]) -> dict[str, Any]:
    check_format(options)
    base = options["points"]
    if not base.isdigit() or int(base) < 2 or int(base) & (int(base) - 1):
        raise BadArgument(f"--points must be a power of two from 2 on; it is {base!r}.")
    method = load_method(method_named(options["method"]).text)
    question = question_of(options)
    return sensitivity(question, evidence_for(question, method), method, int(base), every=options["every"])


def in_words(found: dict[str, Any]) -> list[str]:
    """Return a short table an output: the share of its variance alone, and with interactions."""
    lines = [
        f"{found['corridor']}, {found['population']}, as of {found['as_of']}, {found['method']['name']}: "
        f"shares of the variance in {found['runs']:,} runs, with 95% half-widths.",
    ]
    for output, rows in found["outputs"].items():
        lines += ["", OUTPUTS.get(output, f"Share of {output}" if len(output) < 3 else output)]
        lines += ["   alone        with others"]
        lines += [_line(row) for row in rows[:SHOWN]]
    return lines if found["outputs"] else [*lines, "Nothing of this corridor is rated, or nothing moves it."]


def _line(row: dict[str, Any]) -> str:
    alone = f"{row['first']:5.2f} ±{row['first_within']:.2f}"
    together = f"{row['total']:5.2f} ±{row['total_within']:.2f}"
    return f"  {alone}  {together}  {row['label']}{' (judgement)' if row['judgement'] else ''}"
