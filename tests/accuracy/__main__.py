"""``python -m tests.accuracy``: how well the pipeline reads annotated articles. Figures, not a gate."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from annotate.pipeline import annotate
from annotate.sources import open_article
from tests.accuracy.gold import CORPORA, Corpus, load, names_in, text_of
from tests.accuracy.score import Counts, Score, score


def main() -> None:
    """Print the figures of each corpus, with the knowledge files off and on."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("corpus", nargs="*", help=f"of {', '.join(CORPORA)}; all if left out")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is wrong, but not unseen")
    parser.add_argument(
        "--unseen-errors", action="store_true", help="list that for unseen articles too, to replace them"
    )
    options = parser.parse_args()
    for corpus in CORPORA:
        if options.corpus and corpus not in options.corpus:
            continue
        scores = {f"knowledge {word}": total(corpus, knowledge=word == "on") for word in ("off", "on")}
        print(f"\n# {corpus}: {len(names_in(corpus))} articles\n\n{table(scores)}")
        if options.unseen_errors if corpus in ("unseen", "fresh") else options.errors:
            for label, found in scores.items():
                print("\n".join((f"\n## {corpus}, {label}\n", *found.errors)))


def total(corpus: Corpus, *, knowledge: bool) -> Score:
    """The score of the pipeline on all articles of a corpus together."""
    found = Score()
    for name in names_in(corpus):
        found.add(measure(corpus, name, knowledge=knowledge))
    return found


def measure(corpus: Corpus, name: str, *, knowledge: bool) -> Score:
    """The score of the pipeline on one article."""
    gold = load(corpus, name)
    return score(gold, annotate(open_article(text_of(corpus, gold)), knowledge=knowledge))


def table(scores: Mapping[str, Score]) -> str:
    """All figures, a score a column: precision, recall, F1 and how many there are."""
    lines = [f"{'':16}" + "".join(f"{name:>22}" for name in scores)]
    for label in ("names", "values", "references", "relations", "any_status"):
        lines.append(_row(label, [_prf(getattr(s, label)) for s in scores.values()]))
    for label in ("stated", "inferred"):
        lines.append(_row(label, [_share(getattr(s, label).right, getattr(s, label).wrong) for s in scores.values()]))
    for label in ("normalised", "evidence", "attributes"):
        lines.append(_row(label, [_share(getattr(s, label).right, getattr(s, label).missed) for s in scores.values()]))
    lines.append(_row("invented", [str(s.attributes.wrong) for s in scores.values()]))
    lines.append(_row("traps sprung", [f"{s.sprung}/{s.traps}" for s in scores.values()]))
    lines.append(_row("fragments", [str(s.fragments) for s in scores.values()]))
    lines.append(_row("background", [str(s.background) for s in scores.values()]))
    for group in ("by_status", "by_type"):
        keys = sorted({key for s in scores.values() for key in getattr(s, group)})
        lines.append("")
        lines += [_row(key, [_prf(getattr(s, group).get(key, Counts())) for s in scores.values()]) for key in keys]
    return "\n".join(lines)


def _row(label: str, cells: list[str]) -> str:
    return f"{label:16}" + "".join(f"{cell:>22}" for cell in cells)


def _prf(counts: Counts) -> str:
    if not counts.gold:
        return "–"
    return f"{counts.precision:.2f} {counts.recall:.2f} {counts.f1:.3f} /{counts.gold}"


def _share(right: int, wrong: int) -> str:
    return f"{right}/{right + wrong}"


if __name__ == "__main__":
    main()
