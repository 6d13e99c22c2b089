"""``python -m tests.accuracy``: how well the pipeline reads the gold articles. Figures, not a gate."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from annotate.pipeline import annotate
from annotate.sources import open_article
from tests.accuracy.gold import load
from tests.accuracy.score import Counts, Score, score
from tests.gold import GOLD, SEED, GoldName

ARTICLES: tuple[GoldName, ...] = ("musk-altman", "maschinenbau", "startup")


def main() -> None:
    """Print the figures without and with the knowledge files."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every miss and every wrong answer")
    options = parser.parse_args()
    for knowledge in (False, True):
        scores: dict[str, Score] = {name: measure(name, knowledge=knowledge) for name in ARTICLES}
        total = Score()
        for found in scores.values():
            total.add(found)
        print(f"\n# Knowledge files {'on' if knowledge else 'off'}\n")
        print(table({**scores, "all": total}))
        if options.errors:
            print("\n".join(("", *total.errors)))


def measure(name: GoldName, *, knowledge: bool) -> Score:
    """The score of the pipeline on one gold article."""
    path = SEED if name == "musk-altman" else GOLD / f"{name}.txt"
    return score(load(name), annotate(open_article(path), knowledge=knowledge))


def table(scores: Mapping[str, Score]) -> str:
    """All figures, an article a column."""
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
    if not counts.gold + counts.wrong:
        return "–"
    return f"{counts.precision:.2f} {counts.recall:.2f} {counts.f1:.3f} /{counts.gold}"


def _share(right: int, wrong: int) -> str:
    return f"{right}/{right + wrong}"


if __name__ == "__main__":
    main()
