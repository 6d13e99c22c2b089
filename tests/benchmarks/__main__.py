"""Run the benchmarks: ``python -m tests.benchmarks [NAME …]``, all of them without names."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

NAMES: Final = ("reader", "search", "pipeline")
"""Modules of this folder with a function ``run`` that measures and prints."""


def main(names: list[str]) -> int:
    """Run the named benchmarks one after the other; 2 if a name is unknown."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"== {name} ==", flush=True)
        import_module(f"tests.benchmarks.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
