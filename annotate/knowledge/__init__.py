"""What is known of real companies, people, products and places: data files, each entry with its source."""

from annotate.knowledge.load import Entry, Fact, Knowledge, load

__all__ = ["Entry", "Fact", "Knowledge", "load"]
