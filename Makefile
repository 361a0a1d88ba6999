# Needs make and Python 3.11 or newer; everything else is fetched into .venv and node_modules.

PYTHON ?= python3
HOST ?= 0.0.0.0
PORT ?= 8000
DATA ?= data
PYTEST_ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NODE := scripts/node.sh
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
FRONT_END := package.json package-lock.json $(shell find static -path static/build -prune -o -type f -print)
SIDE_BY_SIDE := -n 3 --dist loadfile --no-loadscope-reorder
AT_ONCE := $(MAKE) --no-print-directory --jobs 3 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
PURE := $(addprefix tests/,rehearsal session shape steps store) $(wildcard tests/test_*.py)
TOLD_BY_FEW := $(addprefix tests/store/test_,store.py drafts.py erasing.py) $(addprefix tests/live/test_,sleeping.py two_desks.py)
UNDER_GEVENT := tests/live/test_lines.py tests/live/test_two_desks.py tests/faults/test_drain.py
JS_TESTS := $(wildcard tests/js/*.test.js)

.DEFAULT_GOAL := help
.PHONY: help run test test-gevent test-scale check pure faults fuzz long engines ear scan bench bench-scale screenshots docs lock wheel clean dev lint types js prerequisites force

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.app ## set up what is missing and serve a sample workshop (HOST, PORT, DATA)
	$(BIN)/workshop serve --sample --host "$(HOST)" --port "$(PORT)" --data "$(DATA)"

test: prerequisites dev ## everything: style, types, JavaScript, then every pytest (PYTEST_ARGS)
	@$(AT_ONCE) lint types js
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --store postgres+redis $(TOLD_BY_FEW)
	WORKSHOP_ASYNC=gevent $(BIN)/python -m pytest $(SIDE_BY_SIDE) $(UNDER_GEVENT)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

test-gevent: prerequisites dev ## everything live and all faults once more under gevent, and live on PostgreSQL and Redis too
	WORKSHOP_ASYNC=gevent $(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser" tests/live tests/faults $(PYTEST_ARGS)
	WORKSHOP_ASYNC=gevent $(BIN)/python -m pytest $(SIDE_BY_SIDE) --store postgres+redis -m "not browser" tests/live tests/faults/test_drain.py $(PYTEST_ARGS)

test-scale: prerequisites dev ## on PostgreSQL, alone and with Redis, the store, live, web and fault tests; sixty couples on three workers (PYTEST_ARGS)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --store postgres tests/store tests/live tests/web tests/faults $(PYTEST_ARGS)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --store postgres+redis tests/live tests/web tests/faults $(PYTEST_ARGS)
	LONG=1 $(BIN)/python -m pytest -n 0 tests/scale tests/store/test_postgres.py $(PYTEST_ARGS)

check: dev ## in under a minute: style, types, JavaScript, and the tests that need neither server nor browser
	@$(AT_ONCE) lint types js pure

pure: dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow" $(PURE) $(PYTEST_ARGS)

faults: dev ## ten minutes of storm: failing networks, and a server that is killed fifty times
	$(BIN)/python -m tests.faults.storm

fuzz: dev ## a hundred thousand acts, and long tries of every page and reader
	LONG=1 $(BIN)/python -m pytest -n 0 --timeout 1200 tests/live/test_fuzzed_acts.py tests/web/test_schemathesis.py tests/test_readers.py

long: prerequisites dev ## what takes too long for every day: rehearsals and browsers through a killed server
	LONG=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m long

ear: dev ## a phone heard with a real screen reader (Orca) and a real voice, which are installed for that; two minutes
	@scripts/prerequisites.sh ear
	EAR=1 $(BIN)/python -m pytest -n 0 tests/ear $(PYTEST_ARGS)

engines: dev ## an evening, and every page, in Firefox and WebKit, which are installed for that; five minutes, pictures in screenshots/engines
	@scripts/prerequisites.sh engines
	LONG=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m engines tests/engines $(PYTEST_ARGS)

scan: dev ## look at a running server with an outside scanner, which is fetched for that (wapiti; 15 minutes)
	$(BIN)/python scripts/scan.py

bench: dev bench/.venv/.installed bench/node_modules/.package-lock.json ## how fast it is here, beside what others do; under five minutes
	$(BIN)/python -m bench.run

bench-scale: dev ## what several workers bring and what each part takes, into docs/measured.json; under three minutes
	$(BIN)/python -m bench.scale --write

screenshots: prerequisites dev ## pictures of every surface in every language, size and light, and what is wrong on them
	$(BIN)/python scripts/screenshots.py

docs: docs/.venv/.installed ## the documentation as pages to look at, into site/
	docs/.venv/bin/python scripts/site.py build/docs
	docs/.venv/bin/zensical build --clean --strict

lock: dev ## write the lock files anew after dependencies changed (delete them first to take newest versions)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra postgres --extra scale --constraint requirements.lock --output-file deploy/requirements.lock
	$(LOCK) --all-extras --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(BIN)/uv pip compile bench/requirements.in --quiet --universal --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file bench/requirements.lock
	$(BIN)/uv pip compile docs/requirements.in --quiet --universal --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file docs/requirements.lock
	$(NODE) npm install --package-lock-only --ignore-scripts
	$(NODE) npm install --package-lock-only --ignore-scripts --prefix bench
	$(NODE) scripts/tidy-lock.mjs

wheel: .venv/.app ## build a wheel into dist/
	$(PIP) wheel --no-deps --wheel-dir dist .

clean: ## remove what was built and cached; data, .venv and node_modules stay
	rm -rf static/build dist build site .mypy_cache .ruff_cache .pytest_cache .hypothesis .venv/.app

lint: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: dev
	$(BIN)/mypy
	$(NODE) node_modules/typescript/bin/tsc

js: dev
	$(if $(JS_TESTS),$(NODE) --test --test-concurrency=3 --test-reporter=spec $(JS_TESTS))

prerequisites:
	@scripts/prerequisites.sh

dev: .venv/.app .venv/.dev node_modules/.package-lock.json

.venv/bin/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) here. Side by Side needs Python 3.11 or newer: make PYTHON=/path/to/python"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Side by Side needs Python 3.11 or newer, and $(PYTHON) is older: make PYTHON=/path/to/python"; exit 1; }
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; echo "$(PYTHON) can't make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }

.venv/.runtime: requirements.lock | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

# The editable install also brings static/build up to date (hatch_build.py).
.venv/.app: .venv/.runtime pyproject.toml hatch_build.py $(FRONT_END) $(if $(wildcard static/build/manifest.json),,force)
	$(PIP) install --no-deps --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

bench/.venv/.installed: bench/requirements.lock | .venv/bin/python
	$(BIN)/python -m venv bench/.venv
	bench/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r bench/requirements.lock
	@touch $@

docs/.venv/.installed: docs/requirements.lock | .venv/bin/python
	$(BIN)/python -m venv docs/.venv
	docs/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r docs/requirements.lock
	@touch $@

bench/node_modules/.package-lock.json: bench/package-lock.json | .venv/.dev
	$(NODE) npm ci --ignore-scripts --prefix bench
	@touch $@

node_modules/.package-lock.json: package-lock.json | .venv/.app .venv/.dev
	$(NODE) npm ci --ignore-scripts
	@touch $@
