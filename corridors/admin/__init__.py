from corridors.admin import asking, evidence

__all__ = ["asking", "evidence"]
