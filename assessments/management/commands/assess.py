"""Assess one pair here and now; nothing is stored."""

import sys
from argparse import ArgumentParser
from typing import Any

import orjson
from django.core.management.base import BaseCommand

from assessments.assessing import answer
from assessments.management.asking import (
    BadArgument,
    add_format,
    add_question,
    check_format,
    method_named,
    question_of,
    refuse,
)
from assessments.reports.sentences.narrative import answer as in_words
from assessments.scoring.evidence.values import UnanswerableQuestion


class Command(BaseCommand):
    help = "Assess one pair of countries in this process; stdout holds only the answer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_question(parser)
        add_format(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_format(options)
            method = method_named(options["method"])
            payload = answer(question_of(options), method)
        except (BadArgument, UnanswerableQuestion) as why:
            refuse(str(why))
        if options["format"] == "json":
            sys.stdout.buffer.write(orjson.dumps(payload, option=orjson.OPT_INDENT_2) + b"\n")
        else:
            self.stdout.write(
                "\n".join([f"{payload['corridor']}, as of {payload['as_of']}", *in_words(payload)])
            )
