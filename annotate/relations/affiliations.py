"""To whom somebody belongs by the words behind the name: "sagte Petra Muster von A", "Kim Muster of B said"."""

from __future__ import annotations

from typing import Final

from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, arguments
from annotate.relations.reader import Reader

_SPEAKING: Final = word_set(
    "sagen schreiben erklären meinen urteilen kommentieren warnen betonen glauben rechnen schätzen erwarten loben "
    "kritisieren raten hoffen vorhalten vorwerfen fordern bezweifeln "
    "say write warn argue note add believe reckon estimate expect"
)
"""What people do who are introduced by where they work."""
_BEHIND: Final = frozenset({"von", "of", "at"})


def read_affiliations(reader: Reader, sentence: Sentence) -> None:
    """Draft that a speaker is one of the organisation that stands behind the name."""
    for clause in sentence.clauses:
        person, firm = clause.subject, _behind(reader, clause)
        if person is None or firm is None or not any(v.lemma in _SPEAKING and not v.passive for v in clause.verbs):
            continue
        people = [a for a in arguments(reader.resolved, person, ("PER",)) if a.phrase is person]
        firms = arguments(reader.resolved, firm, ("ORG",))
        if len(people) == len(firms) == 1 and person.noun is None:
            _draft(reader, sentence, person, people[0], firms[0])


def _behind(reader: Reader, clause: Clause) -> Phrase | None:
    person = clause.subject
    after = reader.roles.after(person) if person is not None and person.name is not None else None
    return after if after is not None and after.preposition in _BEHIND and not after.conjuncts else None


def _draft(reader: Reader, sentence: Sentence, phrase: Phrase, person: Argument, firm: Argument) -> None:
    doc = reader.resolved.reading.tokens.doc
    word = doc[phrase.end]
    reader.draft(
        "member_of", person, firm, "current", sentence, (phrase.span,), "member.of-name", wording=word.text
    )  # fmt: skip
