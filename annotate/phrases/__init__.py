"""Everything that :mod:`annotate` says to people, one file a language."""
