from assessments.models.assessment import Assessment
from assessments.models.batch import AssessmentBatch, BatchItem
from assessments.models.comparison import MethodComparison
from assessments.models.draws import SnapshotDraws
from assessments.models.method import Method
from assessments.models.portfolio import LastVisit, SavedView
from assessments.models.release_effect import ReleaseEffect
from assessments.models.report import Report
from assessments.models.review import Comment, Review
from assessments.models.scenario import Scenario
from assessments.models.screening import ScreenedPair, Screening
from assessments.models.snapshot import Score, Snapshot, canonical
from assessments.models.watch import Watch, WatchCheck, WatchTold
from assessments.models.worker import Worker
from corridors.models.run import BackgroundRun, NoLongerWanted, Status

__all__ = [
    "Assessment",
    "AssessmentBatch",
    "BackgroundRun",
    "BatchItem",
    "Comment",
    "LastVisit",
    "Method",
    "MethodComparison",
    "NoLongerWanted",
    "ReleaseEffect",
    "Report",
    "Review",
    "SavedView",
    "Scenario",
    "Score",
    "ScreenedPair",
    "Screening",
    "Snapshot",
    "SnapshotDraws",
    "Status",
    "Watch",
    "WatchCheck",
    "WatchTold",
    "Worker",
    "canonical",
]
