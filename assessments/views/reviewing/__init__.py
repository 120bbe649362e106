"""Comments, reviews, approvals."""
