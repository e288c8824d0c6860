# Everything happens inside .venv beside this file; python3 (3.11 or newer) and make are all it needs.
UV_VERSION := 0.13.9
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo setup run test test-browser check format audit-dependencies mutants bench pictures

help:
	@echo "make demo    the whole product on this machine, no account needed"
	@echo "make setup   ask for token and panel, write .env"
	@echo "make run     start the bot from .env"
	@echo "make test    all tests but those in a browser: make test-browser (needs Chromium)"
	@echo "make check   lint, types, layers, translations"
	@echo "make mutants guards removed one by one, each must be missed by a test"
	@echo "make bench   how fast it is, as ratios (about 25 minutes; ONLY=\"poll start\" takes some figures only)"
	@echo "make pictures  takes the README's pictures of the demo (needs Chromium)"
	@echo "make audit-dependencies   known holes in what we depend on"

$(READY): pyproject.toml uv.lock Makefile
	@command -v python3 >/dev/null || { echo "Panelgram needs python3 of version 3.11 or newer; there is none here: install it and try again."; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Panelgram needs python3 of version 3.11 or newer; this is $$(python3 --version)."; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "python3 lacks venv here: install it (on Debian and Ubuntu: apt-get install python3-venv) and try again."; exit 1; }
	@test -x $(BIN)/uv || { echo "Making .venv and fetching uv $(UV_VERSION) into it ..."; python3 -m venv .venv && PYTHONWARNINGS= $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); }
	@echo "Installing what uv.lock names into .venv ..."
	@$(BIN)/uv sync --quiet --locked --inexact
	@touch $@

demo: $(READY)
	@$(BIN)/panelgram demo

setup: $(READY)
	@$(BIN)/panelgram setup

run: $(READY)
	@$(BIN)/panelgram run

# Where an image forbids byte code, each of the many processes of a test run compiles everything anew.
test test-browser mutants: export PYTHONDONTWRITEBYTECODE :=

test: $(READY)
	@$(BIN)/pytest -n 3 --dist worksteal -m "not browser"

test-browser: $(READY)
	@$(BIN)/pytest tests/browser

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m locales

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

audit-dependencies: $(READY)
	@$(BIN)/python .ci/audit_dependencies.py

mutants: $(READY)
	@$(BIN)/python tests/mutants/run.py

pictures: $(READY)
	@PICTURES="$(CURDIR)/docs/pictures" CI=true $(BIN)/pytest -p no:randomly tests/browser/test_pictures.py

bench: $(READY)
	@$(BIN)/python -m bench $(ONLY)
