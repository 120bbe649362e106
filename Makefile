# Safe Corridors. `make demo` from a bare clone; `make test` before a change lands.

PORT  ?= 8000
SERVE ?= 1
VENV  := .venv
PY    := $(VENV)/bin/python
MANAGE := $(PY) manage.py

.PHONY: prepare demo run worker test check lint types contracts schema bench fixtures browser

$(VENV)/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Safe Corridors needs Python 3.11 or newer; this is $$(python3 --version)."; exit 1; }
	@python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	python3 -m venv $(VENV)

$(VENV)/runtime: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tested: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $(VENV)/runtime $@

prepare: $(VENV)/runtime
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_fixtures
	@$(MANAGE) collectstatic --noinput --verbosity 0

demo: prepare
	@$(MANAGE) demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

run: prepare
	@$(MANAGE) serve --port $(PORT)

worker: prepare
	@$(MANAGE) serve --no-web

lint: $(VENV)/tested
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/tested
	$(VENV)/bin/mypy

contracts: $(VENV)/tested
	$(VENV)/bin/lint-imports

schema: $(VENV)/tested
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) spectacular --validate --fail-on-warn --file var/openapi.yaml
	diff -u openapi.yaml var/openapi.yaml && echo "openapi.yaml and the code agree."

check: lint types contracts schema
	$(PY) -m pytest -q -n auto -m "not browser and not processes and not services and not thorough and not hypothesis"

test: lint types contracts schema
	$(PY) -m pytest -n auto --dist loadgroup

bench: $(VENV)/tested
	$(PY) -m bench
