"""The Textual reader: everything it shows comes from :mod:`annotate`."""
