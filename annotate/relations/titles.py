"""Claims that a noun makes about whom it names, by what kind of noun it is."""

from __future__ import annotations

from annotate.entities.syntax import Sentence
from annotate.relations.belongings import read_belonging, read_product
from annotate.relations.reader import Reader
from annotate.relations.rivals import read_couple, read_family, read_friend, read_rival
from annotate.relations.roles import read_role


def read_titles(reader: Reader, sentence: Sentence) -> None:
    """Draft the sentence's claims by roles, possession and kinship of firms."""
    for phrase in sentence.phrases:
        if not phrase.noun or (clause := reader.clause_of(phrase)) is None:
            continue
        if phrase.determiner is not None and phrase.determiner.startswith(("kein", "jede")):
            continue
        read_couple(reader, sentence, phrase)
        head = reader.head(phrase)
        if head is None or (head.type != "PRODUCT" and head.role is None):
            read_product(reader, sentence, phrase)
        if head is None:
            continue
        if sentence.heading and head.role != "rival" and reader.resolved.reading.tokens.language == "en":
            # English headlines write every word like a name.
            continue
        if head.role == "rival":
            read_rival(reader, sentence, clause, phrase)
        elif head.role == "kin":
            read_family(reader, sentence, phrase)
        elif head.role in ("friend", "companion"):
            read_friend(reader, sentence, phrase, head.lemma)
        elif head.role is not None:
            read_role(reader, sentence, clause, phrase, head)
        else:
            read_belonging(reader, sentence, clause, phrase, head)
