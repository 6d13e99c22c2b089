"""The language pipeline: spaCy components that find sentences, values and names."""

from annotate.language.pipeline import build

__all__ = ["build"]
