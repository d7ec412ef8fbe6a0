# Everything happens inside this folder: packages, their cache and temporary files live in .venv.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
  $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes --no-deps --requirement
ITSELF := $(PIP) install --no-deps --no-build-isolation --editable .

export PIP_CACHE_DIR := $(CURDIR)/$(VENV)/cache
export TMPDIR := $(CURDIR)/$(VENV)/tmp
export XDG_CACHE_HOME := $(CURDIR)/$(VENV)/cache

.PHONY: help demo test test-slow docs screenshots lock clean

help:  ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

demo: $(VENV)/installed  ## read the sample reports into a new ledger and show what came of it
	@$(BIN)/according demo

test: $(VENV)/installed-dev  ## lint, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

test-slow: $(VENV)/installed-dev  ## the tests that take minutes: killed 500 times, large ledgers
	$(BIN)/python -m pytest -m slow

docs: $(VENV)/installed-dev  ## write docs/cli.md anew from the commands' own help
	$(BIN)/python -m according.cli.document > docs/cli.md.new
	mv docs/cli.md.new docs/cli.md

screenshots: $(VENV)/installed-dev  ## take the README's pictures of the workbench anew (needs Chromium)
	$(BIN)/python -m docs.screenshots

lock:  ## pin what pyproject.toml needs by hash, keeping pins that fit; NEWEST=--upgrade renews all (needs uv)
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:  ## remove the environment and what tools left behind
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

LOCK := UV_CACHE_DIR=$(CURDIR)/$(VENV)/cache uv --quiet pip compile pyproject.toml --universal \
  $(NEWEST) --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
  --custom-compile-command 'make lock'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found; give one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@mkdir -p $(TMPDIR)
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python requirements.lock pyproject.toml
	$(INSTALL) requirements.lock
	$(ITSELF)
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(INSTALL) requirements-dev.lock
	@touch $@
