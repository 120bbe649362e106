"""Asking for assessments, and watching them."""
