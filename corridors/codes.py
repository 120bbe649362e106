"""Country code schemes -> ISO 3166-1 alpha-3 (``XKX`` for Kosovo)."""


class UnknownCountry(ValueError):
    """A code or name no scheme knows; the message names it and suggests what may have been meant."""
