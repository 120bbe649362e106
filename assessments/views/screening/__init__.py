"""Every pair of countries."""
