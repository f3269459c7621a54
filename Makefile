# Two commands do everything from nothing: `make demo` and `make test`.
# Needs Python 3.11 or later (PYTHON=... to choose one) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := build/bench-venv

.PHONY: demo test lint types layers check fuzz chaos measure bench sample schema clean

demo: $(VENV)/.installed  ## crawl the bundled demo site, show the result
	$(BIN)/newscrawl demo -o data/demo.jsonl

test: lint types layers check  ## everything CI runs

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

check: $(VENV)/.dev
	$(BIN)/python -m pytest

fuzz: $(VENV)/.dev  ## damage real mark-up at random for a minute
	$(BIN)/python -m pytest -m fuzz tests/extraction/test_fuzz.py

chaos: $(VENV)/.dev  ## kill, interrupt and starve crawls some hundred times (10 minutes)
	$(BIN)/python -m pytest -m chaos tests

measure: $(VENV)/.dev  ## hold the scores on real pages against their floors (EVAL=folder)
	NEWSCRAWL_EVAL=$(abspath $(EVAL)) $(BIN)/python -m pytest -m measured tests/measured

bench: $(BENCH)/.installed  ## accuracy and cost against other extractors (PAGES=folders; else the demo site)
	$(BENCH)/bin/python benchmarks/extraction/run.py $(PAGES)

sample: $(VENV)/.installed  ## write data/sample.jsonl anew from the demo site
	$(BIN)/newscrawl demo --port 8800 -o data/sample.jsonl

schema: $(VENV)/.installed  ## write docs/record.schema.json anew from the code
	$(BIN)/python -c 'import json, newscrawl.jsonlines as j; print(json.dumps(j.schema(), indent=2))' \
	  > docs/record.schema.json

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "newscrawl needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(VENV)/.installed

# Of its own: what the other extractors need must not change what newscrawl is tested with.
$(BENCH)/.installed: pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --editable . --group bench
	@touch $@
