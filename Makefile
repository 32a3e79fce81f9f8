# Dragoman. `make demo` and `make test` need nothing but a Python >= 3.12; everything else follows.
VENV   := .venv
BIN    := $(VENV)/bin
LOCK   := requirements.lock
READY  := $(VENV)/.ready

.PHONY: help setup demo test check bench bench-quick lock format clean
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## the environment in .venv, installed by hash

$(READY): $(LOCK) tools/find-python
	@python="$$(sh tools/find-python)" && \
	 echo "making $(VENV) with $$python" && \
	 "$$python" -m venv --clear $(VENV) && echo "installing what $(LOCK) lists (about a minute)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r $(LOCK)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## build the example corpus and print its chronology
	@sh examples/demo.sh $(BIN)/dragoman

test: $(READY) ## all tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(READY) ## style, types, import arrows
	@$(BIN)/ruff format --check src tests evaluation
	@$(BIN)/ruff check src tests evaluation
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports --no-cache

bench: $(READY) ## every measure that has data here, against floors.json
	@$(BIN)/python -m evaluation bench

bench-quick: $(READY) ## the measures that take seconds
	@$(BIN)/python -m evaluation bench --quick

format: $(READY) ## mend the style
	@$(BIN)/ruff format src tests evaluation
	@$(BIN)/ruff check --fix src tests evaluation

lock: ## renew the lock file (needs uv on the PATH)
	@uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --no-annotate --extra dev pyproject.toml -o $(LOCK)

clean: ## remove what was built
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
