from assessments.models.assessment import Assessment
from assessments.models.comparison import MethodComparison
from assessments.models.method import Method
from assessments.models.report import Report
from assessments.models.run import BackgroundRun, NoLongerWanted, Status
from assessments.models.screening import ScreenedPair, Screening
from assessments.models.snapshot import Score, Snapshot, canonical
from assessments.models.worker import Worker

__all__ = [
    "Assessment",
    "BackgroundRun",
    "Method",
    "MethodComparison",
    "NoLongerWanted",
    "Report",
    "Score",
    "ScreenedPair",
    "Screening",
    "Snapshot",
    "Status",
    "Worker",
    "canonical",
]
