# Quizgen: `make serve` to use it, `make test` to check it.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

export CUSTOM_COMPILE_COMMAND := make lock

.PHONY: help serve test data lint format golden lock clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: data  ## serve on 127.0.0.1:8000 (HOST, PORT, QUIZGEN_PUBLIC_URL, QUIZGEN_DATABASE_URL, QUIZGEN_QUEUE_URL)
	@exec $(BIN)/flask --app app serve

data: $(VENV)/.installed  ## build the word data, unless it is there
	@$(BIN)/python -m quizgen.analysis.wordnet

test: $(VENV)/.installed-dev data  ## everything that is checked: style, types, tests
	@.ci/packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev  ## style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/.installed-dev  ## put the code into its form
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

golden: $(VENV)/.installed-dev data  ## write the golden quizzes anew, on purpose; the diff is the review
	$(BIN)/python -m tests.golden.refresh

lock: $(VENV)/.installed-dev  ## choose newer versions of everything: make lock UPGRADE=--upgrade
	$(COMPILE) $(UPGRADE) --output-file requirements.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --extra training --constraint requirements.txt --output-file requirements-training.txt pyproject.toml

clean:  ## remove what was made, but never the database
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/artefacts
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The locks are installed when they change, and at no other time.

$(VENV)/.installed: requirements.txt | $(BIN)/python
	@echo "Installing what Quizgen needs into $(VENV); this takes a minute or two."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(BIN)/python
	@echo "Installing what Quizgen and its tests need into $(VENV); this takes a minute or two."
	@$(PIP) -r requirements-dev.txt
	@touch $(VENV)/.installed $@

$(BIN)/python:
	@for python in python3.11 python3 python3.12 python3.13; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); \
		fi; \
	done; \
	echo "Quizgen needs Python 3.11 or newer with venv. On Debian or Ubuntu: apt install python3 python3-venv"; \
	exit 1
