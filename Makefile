# Worth Asking. `make run` serves it; `make test` tries it. Each sets up whatever it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# Every rule in under a minute: no browser, no server, no paper.
FAST := tests/questionnaire tests/loading tests/web tests/test_imports.py tests/test_size.py tests/journeys \
	tests/operations/test_documents.py
# What waits for browsers and servers: apart, since counting lines would make it wait longer; and a
# worker more than cores, which has something to do while the others wait.
WAITING := tests/browser tests/operations tests/exports/test_fhir_reader.py

.DEFAULT_GOAL := help
.PHONY: help run serve test slow check bench screenshots lock sbom clean help-lines programs

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run.done  ## Serve the questionnaire on this machine, in Spanish too (port 8000)
	FLASK_LANGUAGES=$${FLASK_LANGUAGES-$$(test "$$FLASK_QUESTIONS" || echo es)} \
		$(BIN)/flask --app app run --port $(PORT)

serve: $(VENV)/run.done  ## Serve it as in production, with gunicorn (needs FLASK_SECRET_KEY)
	$(BIN)/gunicorn --bind 127.0.0.1:$(PORT)

test: $(VENV)/dev.done programs  ## Run every test, browsers included, and tell the coverage
	$(BIN)/pytest -q -n 3 --dist loadgroup $(WAITING)
	$(BIN)/pytest -q -n 2 --dist loadgroup --cov --cov-report=term $(addprefix --ignore=,$(WAITING))

slow: $(VENV)/dev.done programs  ## Run the tests that take minutes and a whole machine: guide, container
	$(BIN)/pytest -m slow --timeout 0 tests/operations

check: $(VENV)/dev.done  ## Check format, lint, types, layers, content and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/flask --app app questions check
	$(BIN)/pytest -q -n 2 $(FAST)

bench: $(VENV)/dev.done  ## Compare the cost of each page with a bare Flask view
	$(BIN)/python -m bench

screenshots: $(VENV)/dev.done programs  ## Take a picture of every page into screenshots/
	$(BIN)/python -m tests.browser.screenshots

lock: $(VENV)/dev.done  ## Write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

sbom: $(VENV)/dev.done  ## List everything it is made of, as CycloneDX
	mkdir -p build
	$(BIN)/cyclonedx-py requirements requirements.txt -o build/sbom.json

help-lines: $(VENV)/run.done  ## Write the help lines that nginx shows while nothing answers anew
	$(BIN)/python -m app.web.last_resort > deploy/nginx/worth-asking/help-lines.html
	$(BIN)/python -m app.web.last_resort es > deploy/nginx/worth-asking/help-lines.es.html

clean:  ## Remove everything that was made
	rm -rf $(VENV) screenshots build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/run.done: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.done: requirements-dev.txt $(VENV)/run.done
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Browsers, a proxy, and readers of keys and PDFs: what the tests use beside Python.
programs: $(VENV)/dev.done
	@sh tests/install.sh $(BIN)
