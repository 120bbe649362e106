from assessments.admin import results

__all__ = ["results"]
