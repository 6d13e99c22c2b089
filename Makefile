# Each target sets up what it needs: a fresh machine needs Python 3.11 or newer, and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SOURCE ?=

.PHONY: read test lint types unit accuracy bench fuzz soak snapshots format clean

read: $(READY) ## open the seed article, or SOURCE=file
	@$(BIN)/durchblick $(SOURCE)

test: lint types unit ## everything that must hold before a commit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest -m "not slow" --ignore tests/benchmarks

accuracy: $(READY) ## score the extraction against the gold articles
	$(BIN)/python -m tests.accuracy

bench: $(READY) ## measure start, keys, search and pipeline
	$(BIN)/python -m tests.benchmarks

fuzz: $(READY) ## the pipeline on thousands of texts that nobody wrote (FUZZ_EXAMPLES=3000)
	$(BIN)/pytest tests/fuzz/test_pipeline.py -m slow

soak: $(READY) ## random keys in the reader, killed writers of the library (SOAK_WALKS=40 SOAK_KILLS=200)
	$(BIN)/pytest tests/fuzz/test_reader.py tests/annotate/library/test_faults.py -m slow

snapshots: $(READY) ## redraw the SVG snapshots after looking at the report
	$(BIN)/pytest tests/tui -m "not slow" --snapshot-update

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist build

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Durchblick needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
