"""Every ordered pair of countries at once: residents, no route, the arithmetic and draws of one corridor.

What depends on one country alone is computed once a country (``places.py``, ``markets.py``,
``origins.py``), what depends on a pair once a pair (``pairs.py``), and the draws of one origin's
pairs together (``drawing.py``), so that memory does not grow with the number of pairs.
"""
