"""Watches on corridors and countries."""
