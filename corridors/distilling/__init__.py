"""From everything a publisher's file says to what the method uses: readings in, fewer readings out.

Pure: no Django, no database, no clock. One file a kind of derivation; ``catalogue`` says which file
of which publisher goes through which; ``folder`` writes the result as the tables of ``fixtures/``.
"""
