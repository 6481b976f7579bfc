# One door to everything that is done here by hand; `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Absolute, because understanding is installed from within nlu/.
UV := $(or $(shell command -v uv),$(CURDIR)/.uv/bin/uv)
BIN := .venv/bin
INSTALL_SELF := $(UV) pip install --quiet --python .venv --no-deps --no-build-isolation --offline --editable .
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url
# A company's own certificate authority is trusted where the machine trusts it.
export UV_SYSTEM_CERTS ?= $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
# Arguments for pytest, as in: make test TESTS='tests/unit -k claim'
TESTS ?=
# Arguments for chaos, as in: make chaos CHAOS='--minutes 10 --database postgresql'
CHAOS ?=

.PHONY: help run test sure format check lint types layers bench inventory nlu chaos lock clean
help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: .venv/.run nlu/.venv/.run ## Start Deskbell
	@exec $(BIN)/deskbell run

test: .venv/.dev nlu/.venv/.dev ## Run every test
	@$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

sure: format check test ## Format, lint, types, layers, tests: what a change has to pass

format: .venv/.dev ## Put the code in its form and mend what mends itself
	@$(BIN)/ruff format --quiet
	@$(BIN)/ruff check --quiet --fix-only

check: lint types layers ## Format, lint, types, layers: look, change nothing

lint: .venv/.dev
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check

types: .venv/.dev
	@$(BIN)/mypy

layers: .venv/.dev
	@$(BIN)/lint-imports --no-logo

bench: .venv/.dev nlu/.venv/.dev ## Measure what tests/bench measures, as ratios against a baseline in the same run
	@$(BIN)/python -m pytest -p no:randomly -o python_files='bench_*.py' tests/bench $(TESTS)

inventory: .venv/.run ## Write docs/data-inventory.md anew from what the tables say
	@$(BIN)/deskbell inventory > docs/data-inventory.md

nlu: nlu/.venv/.run ## Install what understands free text (make run does so as well)

chaos: .venv/.dev ## Trouble a desk 1,000 times; CHAOS='--minutes 10 --seed 7' limits and seeds it
	@$(BIN)/python -m tests.bench.bench_chaos --troubles 1000 --anything $(CHAOS)

lock: $(UV) ## Resolve the dependencies of both pyproject.toml anew; UPGRADE=1 takes newer versions
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --python-version 3.11 pyproject.toml --extra build -o requirements.lock
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --python-version 3.11 pyproject.toml --extra build --extra dev -o requirements-dev.lock
	@cd nlu && $(COMPILE) $(if $(UPGRADE),--upgrade) --python-version 3.10 pyproject.toml -o requirements.lock
	@cd nlu && $(COMPILE) $(if $(UPGRADE),--upgrade) --python-version 3.10 pyproject.toml --extra dev -o requirements-dev.lock

clean: ## Remove the environments and every cache; data in var/ stays
	@rm -rf .venv nlu/.venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The development set contains the running one, so `make run` after `make test` changes nothing.
.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what Deskbell runs on …"
	@rm -f .venv/.dev
	@$(UV) pip sync --quiet --python .venv requirements.lock
	@$(INSTALL_SELF)
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing what Deskbell is developed with …"
	@$(UV) pip sync --quiet --python .venv requirements-dev.lock
	@$(INSTALL_SELF)
	@touch .venv/.run $@

# 3.11 is what the tests run on. Where it is missing a newer one will do, and where that is missing too it is fetched.
.venv/bin/python: | $(UV)
	@$(UV) venv --quiet --python 3.11 --no-python-downloads .venv 2>/dev/null \
	  || $(UV) venv --quiet --python '>=3.11' --no-python-downloads .venv 2>/dev/null \
	  || $(UV) venv --quiet --python 3.11 .venv \
	  || { echo "Deskbell needs Python 3.11 or newer: install it (Debian 12: apt-get install python3) and try again." >&2; exit 1; }

# Understanding lives beside the desk: where its Python or its packages cannot be had, the desk serves without it.
nlu/.venv/.run: nlu/requirements.lock | $(UV)
	@$(call UNDERSTANDING,requirements.lock,.run)

nlu/.venv/.dev: nlu/requirements-dev.lock | $(UV)
	@$(call UNDERSTANDING,requirements-dev.lock,.run .dev)

# Inside nlu/ its .python-version lets uv find what pyenv installed, too.
UNDERSTANDING = cd nlu; rm -f .venv/.run .venv/.dev; \
	{ .venv/bin/python -c '' 2>/dev/null \
	  || $(UV) venv --quiet --clear --python 3.10 --no-python-downloads .venv 2>/dev/null \
	  || $(UV) venv --quiet --clear --python 3.10 .venv 2>/dev/null \
	  || { echo "Free text is not understood yet: that needs Python 3.10 (see docs/understanding.md)." >&2; exit 0; }; } \
	&& echo "Installing what Deskbell understands with, about 2,600 MB …" \
	&& { $(UV) pip sync --quiet --python .venv $(1) && touch $(addprefix .venv/,$(2)) \
	  || echo "Free text is not understood yet: its packages cannot be had now (see docs/understanding.md)." >&2; }

$(CURDIR)/.uv/bin/uv:
	@command -v python3 >/dev/null || { echo "Deskbell needs Python 3.11 or newer (Debian 12: apt-get install python3 python3-venv)." >&2; exit 1; }
	@python3 -m venv .uv >/dev/null || { rm -rf .uv; \
	  echo "This Python cannot make virtual environments. Either install the missing part (Debian: apt-get install python3-venv)" >&2; \
	  echo "or put uv on your PATH (https://docs.astral.sh/uv/), then try again." >&2; exit 1; }
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv || { rm -rf .uv; exit 1; }
