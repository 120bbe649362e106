"""All corridors one may see, on one page."""
