from pathlib import Path

import pytest
import spacy

from annotate.errors import DurchblickError
from annotate.language.pipeline import build
from annotate.own_model import VARIABLE, folder_of
from annotate.pipeline import annotate
from annotate.sources.txt import article
from annotate.version import pipeline_version


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Blautopf"}, {"label": "DATE", "pattern": "Montag"}])  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("models") / "mine"
    nlp.to_disk(folder)
    return folder


def test_its_names_take_the_place_of_ours(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = pipeline_version()
    monkeypatch.setenv(VARIABLE, str(model))
    record = annotate(article("Am Montag übernimmt Blautopf den Betrieb.\n".encode(), "a.txt"), knowledge=False)
    assert [(entity.name, entity.type) for entity in record.entities] == [("Blautopf", "LOC")]
    assert record.pipeline.version == pipeline_version() != shipped


def test_what_it_lacks_stays_ours(model: Path) -> None:
    doc = build(model=str(model), knowledge=False)("Der Konzern kauft Blautopf.")
    assert doc[2].pos_ == "VERB"
    assert [ent.text for ent in doc.ents] == ["Blautopf"]


def test_one_that_is_not_installed_is_said_so() -> None:
    with pytest.raises(DurchblickError, match="no_such_model"):
        folder_of("no_such_model")
