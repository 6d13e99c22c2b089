from annotate.language.names_only import entities_of_names
from annotate.language.spans import DocMention
from annotate.pipeline import annotate
from annotate.sources.txt import article

TEXT = "Anna Lund achète Kova. Lund dirige Kova. Karl Berg et Eva Berg; Berg."


def _mention(word: str, kind: str, at: int = 0) -> DocMention:
    start = TEXT.index(word, at)
    return DocMention(start, start + len(word), "PER" if kind == "PER" else "ORG")


def test_a_surname_is_the_one_who_bears_it_and_the_same_name_the_same_thing() -> None:
    later = TEXT.index("Lund dirige")
    names = [_mention("Anna Lund", "PER"), _mention("Kova", "ORG"), _mention("Lund", "PER", later)]
    names.append(_mention("Kova", "ORG", later))
    found = entities_of_names(TEXT, names)
    assert [(entity.name, entity.type, len(mentions)) for entity, mentions in found] == [
        ("Anna Lund", "PER", 2),
        ("Kova", "ORG", 2),
    ]


def test_a_surname_of_two_is_nobody_else() -> None:
    names = [_mention("Karl Berg", "PER"), _mention("Eva Berg", "PER"), _mention("Berg.", "PER")]
    assert [entity.name for entity, _ in entities_of_names(TEXT, names)] == ["Karl Berg", "Eva Berg", "Berg."]


def test_of_other_languages_only_names_are_read() -> None:
    text = "Le groupe Renault, dirigé par Luca de Meo, a vendu mardi sa filiale à Volkswagen.\n"
    record = annotate(article(text.encode(), "renault.txt"))
    assert record.document.language == "fr"
    assert {"Renault", "Volkswagen"} <= {entity.name for entity in record.entities}
    assert {mention.kind for mention in record.mentions} == {"name"}
    assert not record.relations
    assert not record.unread
