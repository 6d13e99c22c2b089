"""The recipe of the shipped language models. Run-time code never imports this package.

The corpora are not part of the project; ``MODEL_CARD.md`` beside the shipped model names them, and
:mod:`annotate.language.training.corpora` says in which files they are expected.
"""
