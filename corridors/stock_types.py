"""How UN DESA counted a migrant stock: its data types in words. Pure.

The codes are described in the notes of the workbook; ``sources.undesa`` reads them.
"""

COUNTED = {"B": "people born abroad", "C": "foreign citizens"}
ADDED = {"I": "imputed by UN DESA", "R": "refugees added"}


def stock_type_words(codes: str) -> str:
    """Return a data type in words; a basis that is no data type stays as it is.

    >>> stock_type_words("C R"), stock_type_words("I R")
    ('counts foreign citizens; refugees added', 'imputed by UN DESA; refugees added')
    >>> stock_type_words("register of residents"), stock_type_words("")
    ('register of residents', '')
    """
    known = codes.split()
    if not set(known) <= COUNTED.keys() | ADDED.keys():
        return codes
    counted = " and ".join(COUNTED[code] for code in known if code in COUNTED)
    added = [ADDED[code] for code in known if code in ADDED]
    return "; ".join([*([f"counts {counted}"] if counted else []), *added])
