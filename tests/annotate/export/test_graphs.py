"""The network in other tools: each claim there, in its direction, under its status; nothing else taken for a fact."""

import csv
import io
import json
import shutil
import subprocess
import sys
from typing import get_args
from xml.etree import ElementTree

import networkx
import pydot
import pytest

from annotate.annotation import Annotation, RelationType
from annotate.export import FORMATS
from annotate.export.csv_tables import CLAIM_COLUMNS
from annotate.export.network import Network, Statement
from annotate.harmless import harmless_line
from tests.annotate.export import samples
from tests.gold import gold_annotation

ARTICLES = [samples.full(), gold_annotation("maschinenbau"), gold_annotation("startup"), samples.hostile()]
TYPES = get_args(RelationType)


def text(name: str, *annotations: Annotation) -> str:
    return FORMATS[name].export(annotations, "de")[""].decode()


def network(annotation: Annotation) -> dict[str, Statement]:
    return {each.id: each for each in Network.of([annotation]).statements}


class TestIds:
    def test_an_entity_is_the_same_in_all_articles(self) -> None:
        one = samples.article([("Anna Amt", " besitzt ", "Bau AG")])
        other = samples.article([("Bert Bo", " besitzt ", "BAU  AG")])
        parties = Network.of([one, other]).parties
        assert [party.name for party in parties] == ["Anna Amt", "Bau AG", "Bert Bo"]
        assert parties[1].aliases == ("BAU  AG",)

    def test_two_that_an_article_holds_apart_stay_apart(self) -> None:
        article = samples.article([("Müller", " besitzt ", "Bau AG"), ("müller", " besitzt ", "Bau AG")])
        assert len(Network.of([article]).parties) == 3

    def test_claims_have_ids_of_their_own_that_depend_on_nothing_else(self) -> None:
        statements = network(samples.full())
        assert len(statements) == len(samples.full().relations)
        assert set(network(samples.seed())) & set(statements)


@pytest.mark.parametrize("annotation", ARTICLES, ids=["seed", "maschinenbau", "startup", "hostile"])
class TestEveryClaim:
    def test_graphml(self, annotation: Annotation) -> None:
        graph = networkx.read_graphml(io.BytesIO(text("graphml", annotation).encode()), force_multigraph=True)
        found = {key: (source, target, data) for source, target, key, data in graph.edges(keys=True, data=True)}
        statements = network(annotation)
        assert found.keys() == statements.keys()
        for key, (source, target, data) in found.items():
            statement = statements[key]
            assert (source, target) == (statement.subject.id, statement.object.id)
            assert (data["type"], data["status"]) == (statement.claim.type, statement.claim.status)
            assert data["inferred"] is statement.claim.inferred

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_dot(self, annotation: Annotation) -> None:
        graphs = pydot.graph_from_dot_data(text("dot", annotation))
        assert graphs
        statements = network(annotation)
        edges = {edge.get("id"): edge for edge in graphs[0].get_edges()}
        assert edges.keys() == statements.keys()
        for key, edge in edges.items():
            statement = statements[key]
            assert (edge.get_source(), edge.get_destination()) == (statement.subject.id, statement.object.id)
            assert (edge.get("style") == "solid") is statement.holds

    @pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
    def test_dot_is_drawn_by_graphviz(self, annotation: Annotation) -> None:
        drawn = subprocess.run(
            ["dot", "-Tplain"], input=text("dot", annotation).encode(), capture_output=True, check=True, timeout=60
        )
        assert drawn.stdout.count(b"\nedge ") == len(annotation.relations)
        assert not drawn.stderr

    def test_mermaid(self, annotation: Annotation) -> None:
        lines = text("mermaid", annotation).splitlines()
        links = [line.split() for line in lines if '|"' in line and not line.lstrip().startswith("%%")]
        statements = list(network(annotation).values())
        assert [(link[0], link[-1]) for link in links] == [(s.subject.id, s.object.id) for s in statements]
        dashed = {int(line.split()[1]) for line in lines if "stroke-dasharray" in line}
        assert dashed == {number for number, statement in enumerate(statements) if not statement.holds}

    def test_svg(self, annotation: Annotation) -> None:
        root = ElementTree.fromstring(text("svg", annotation))
        paths = root.iter("{http://www.w3.org/2000/svg}path")
        lines = {path.get("id", ""): path for path in paths if path.get("id")}
        statements = network(annotation)
        assert lines.keys() == statements.keys()
        for key, line in lines.items():
            assert bool(line.get("stroke-dasharray")) is not statements[key].holds

    def test_csv(self, annotation: Annotation) -> None:
        files = FORMATS["csv"].export([annotation], "de")
        rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline="")))
        assert tuple(rows[0]) == CLAIM_COLUMNS
        statements = network(annotation)
        assert [row["id"] for row in rows] == list(statements)
        for row in rows:
            claim = statements[row["id"]].claim
            assert (row["type"], row["status"], row["provenance"]) == (claim.type, claim.status, claim.provenance)
            assert row["subject_id"] == statements[row["id"]].subject.id
        cells = [
            cell
            for content in files.values()
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))
            for cell in row
        ]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    def test_ftm(self, annotation: Annotation) -> None:
        rows = {row["id"]: row for row in map(json.loads, text("ftm", annotation).splitlines())}
        for key, statement in network(annotation).items():
            told = [row for name, row in rows.items() if name.startswith(f"durchblick-{key}")]
            schemas = {row["schema"] for row in told}
            assert told
            if not statement.holds:
                assert schemas == {"UnknownLink"}
                (row,) = told
                assert row["properties"]["role"] == [statement.label("de")]
            for row in told:
                properties = row["properties"]
                assert properties["summary"][0] == harmless_line(statement.sentence("de"))
                assert ("proof" in properties) is (statement.claim.provenance == "text")
                assert bool(properties.get("description")) is (statement.claim.provenance == "text")

    def test_bods(self, annotation: Annotation) -> None:
        statements = network(annotation)
        rows = [row for row in json.loads(text("bods", annotation)) if row["recordType"] == "relationship"]
        assert all(statements[row["recordId"]].holds for row in rows)
        for row in rows:
            claim, details = statements[row["recordId"]], row["recordDetails"]
            ends = (claim.object.id, claim.subject.id)
            assert (details["subject"], details["interestedParty"]) == (
                ends[::-1] if claim.claim.type == "subsidiary_of" else ends
            )


@pytest.mark.parametrize("relation", TYPES)
def test_only_what_holds_gets_a_link_with_a_meaning(relation: RelationType) -> None:
    rows = [json.loads(line) for line in text("ftm", samples.every_status(relation)).splitlines()]
    meaning = [
        row for row in rows if row["properties"].get("summary") and row["schema"] not in ("UnknownLink", "Article")
    ]
    assert {tuple(row["properties"].get("status", ["current"])) for row in meaning} <= {("current",)}
    unknown = [row["properties"]["status"][0] for row in rows if row["schema"] == "UnknownLink"]
    assert {"former", "planned", "rejected", "alleged"} <= set(unknown)


def test_a_parent_owns_its_child_in_every_direction() -> None:
    child = samples.article(
        [("Kind AG", " ist eine Tochter der ", "Mutter AG")], relations=("subsidiary_of",), types=("ORG", "ORG")
    )
    rows = [json.loads(line) for line in text("ftm", child).splitlines()]
    names = {row["id"]: row["properties"].get("name", [""])[0] for row in rows}
    (ownership,) = [row["properties"] for row in rows if row["schema"] == "Ownership"]
    assert names[ownership["owner"][0]] == "Mutter AG"
    assert names[ownership["asset"][0]] == "Kind AG"


def test_shares_and_amounts_keep_what_qualifies_them() -> None:
    measured = samples.measured()
    (ownership,) = [json.loads(line) for line in text("ftm", measured).splitlines() if '"Ownership"' in line]
    assert ownership["properties"]["percentage"] == ["~51.3"]
    assert ownership["properties"]["date"] == ["2020"]
    relationship = json.loads(text("bods", measured))[-1]
    assert "exact" not in relationship["recordDetails"]["interests"][0]["share"]
    assert relationship["source"]["assertedBy"]


def test_followthemoney_takes_every_entity() -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney needs ICU to be built").model
    for annotation in ARTICLES:
        rows = {row["id"]: row for row in map(json.loads, text("ftm", annotation).splitlines())}
        for row in rows.values():
            schema = model.get(row["schema"])
            schema.validate(row)
            proxy = model.get_proxy(row)
            for name in schema.required:
                assert proxy.get(name), (row["schema"], name)
            for name, values in row["properties"].items():
                target = schema.properties[name].range
                assert not target or all(model.get(rows[value]["schema"]).is_a(target) for value in values)


def test_a_network_too_large_to_lay_out_is_a_grid() -> None:
    assert text("svg", samples.many(2000)).count('class="box') == 2000


def test_python_reads_what_is_written_without_the_project() -> None:
    """JSON formats are plain JSON, also for a reader that knows nothing of the project."""
    for name in ("bods", "w3c"):
        command = [sys.executable, "-I", "-c", "import json,sys; json.load(sys.stdin)"]
        subprocess.run(command, input=text(name, samples.hostile()).encode(), check=True, timeout=60)
