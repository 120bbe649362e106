"""Other indices through the same tree: a method file, published inputs, published results.

What an index does to its figures stands in its file under ``fixtures/methods/indices/``; the
arithmetic is that of ``aggregate`` and ``normalise``, the one corridors are scored with.
"""
