"""Watches: what a publication or a withdrawal would move, and whom it is told.

Looking itself needs the engine and is taken from `looking` by who does it.
"""

from assessments.watching.covering import corridors_of
from assessments.watching.foretelling import would_be_told
from assessments.watching.steps import event_of
from assessments.watching.telling import tell_of_failure, tell_what_moved
from assessments.watching.waking import plan_checks

__all__ = ["corridors_of", "event_of", "plan_checks", "tell_of_failure", "tell_what_moved", "would_be_told"]
