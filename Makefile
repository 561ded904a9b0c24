# Python 3.11, 3.12 or 3.13 and GNU make are all that is needed; `make` alone lists what there is.

# The Python that .venv is made with: the first of these that fits. `make clean` first, to change an existing .venv.
PYTHON ?= python3.13 python3.12 python3.11 python3
# Where `make embedded` finds the publishers' files.
SHARED ?= ../shared/data
# More for pytest, as in `make test PYTEST_ARGS=tests/test_reference.py`.
PYTEST_ARGS ?=
# Which soaks to run, as in `make soak SOAKS=kills`: files of tests/soak. Empty: all.
SOAKS ?=

VENV := .venv
IN_VENV := $(VENV)/bin/python
PIP_INSTALL := $(IN_VENV) -m pip install --quiet --disable-pip-version-check
# Touched when what the file names is installed, so that a second start asks nobody.
INSTALLED := $(VENV)/.installed
INSTALLED_FOR_TESTS := $(VENV)/.installed-for-tests
# Settings that a reader's shell may hold must not end up in the locked files.
LOCK := env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_DEFAULT_INDEX -u UV_FIND_LINKS \
	$(IN_VENV) -m uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--upgrade --no-annotate --no-header

# A .venv whose Python has gone is made anew, with what was installed in it.
$(shell test -x $(IN_VENV) || rm -rf $(VENV))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test bench soak lock embedded clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(INSTALLED) ## start the dashboard (the first time, install it into .venv)
	@exec $(IN_VENV) dashboard.py

test: $(INSTALLED_FOR_TESTS) ## check style, types and SQL, then run the tests
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m mypy
	$(IN_VENV) -m sqlfluff lint --processes 0 pipelines pages/queries
	$(IN_VENV) -m pytest --numprocesses auto $(PYTEST_ARGS)

bench: $(INSTALLED_FOR_TESTS) ## measure pages, queries and a million rows (some minutes), into tests/benchmarks/results.md
	$(IN_VENV) -m tests.benchmarks

lock: $(IN_VENV) ## pin the newest versions that pyproject.toml allows
	$(IN_VENV) -c 'import uv' 2>/dev/null || $(PIP_INSTALL) uv
	$(LOCK) pyproject.toml > $(VENV)/lock.txt
	$(LOCK) --group test --constraints $(VENV)/lock.txt > $(VENV)/lock-test.txt
	@# Nobody runs the tests on the Python inside a browser.
	sed -i.all -e "/sys_platform == 'emscripten'/d" -e "s/ ; sys_platform != 'emscripten'$$//" $(VENV)/lock-test.txt
	{ echo '# What the dashboard runs on. Made by `make lock` from pyproject.toml: do not edit.'; \
	  cat $(VENV)/lock.txt; } > requirements.txt
	{ echo '# What the tests need in addition. Made by `make lock` from pyproject.toml: do not edit.'; \
	  echo '-c requirements.txt'; \
	  grep -vxFf $(VENV)/lock.txt $(VENV)/lock-test.txt; } > requirements-test.txt

soak: $(INSTALLED_FOR_TESTS) ## kill, fill and crowd the pipelines, walk all pages (an hour); results in tests/soak/results
	$(IN_VENV) -m tests.soak $(SOAKS)

embedded: $(INSTALLED) ## build the snapshot that is committed, from the files in SHARED
	scratch=$$(mktemp -d) && trap 'chmod -R u+w "$$scratch" && rm -rf "$$scratch"' EXIT && set -e; \
	cp -R data/reference "$$scratch/reference"; \
	pipelines() { DATA_DIR="$$scratch" $(IN_VENV) -m pipelines "$$@"; }; \
	pipelines add g_cloud_sales --published 2014-04-10 \
	  '$(SHARED)/gcloud-sales/G-Cloud-Spend-10-04-14-v1-For-Publication.csv'; \
	pipelines add g_cloud_sales --published 2014-07-14 \
	  '$(SHARED)/gcloud-sales/G-Cloud-Spend-14-07-14-v2-For-import.csv'; \
	pipelines add local_authority_register --published unknown \
	  '$(SHARED)/local-authorities/uk_local_authorities_future.csv'; \
	$(IN_VENV) -m zipfile -c "$$scratch/ministers.zip" '$(SHARED)'/ministers/*.csv; \
	pipelines add ministers --published unknown "$$scratch/ministers.zip"; \
	pipelines add ons_neighbours --published unknown \
	  '$(SHARED)/local-authorities/ons-neighbours/global-neighbours.csv'; \
	pipelines add contracts_finder_notices --published unknown '$(SHARED)/contracts-finder/releases.jsonl'; \
	pipelines add digital_outcomes_opportunities --published 2018-05-03 \
	  '$(SHARED)/dos-opportunities/opportunity-data.2018-05-03.csv'; \
	pipelines add digital_outcomes_opportunities --published 2018-07-27 \
	  '$(SHARED)/dos-opportunities/opportunity-data.csv'; \
	pipelines build; \
	mkdir -p data/snapshots; \
	cp -Rp "$$scratch"/snapshots/* data/snapshots/; \
	ls data/snapshots

clean: ## remove .venv and what tools leave behind
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(IN_VENV):
	@for python in $(PYTHON); do \
	  if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv --clear $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 1; \
	  fi; \
	done; \
	echo 'No Python 3.11, 3.12 or 3.13 found (looked for: $(PYTHON)).' >&2; \
	echo 'Install one, or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12' >&2; exit 1

$(INSTALLED): requirements.txt $(IN_VENV)
	@echo 'Installing what the dashboard runs on (once, and when requirements.txt changes)'
	@$(PIP_INSTALL) --requirement requirements.txt
	@touch $@

$(INSTALLED_FOR_TESTS): requirements-test.txt $(INSTALLED)
	@echo 'Installing what the tests need'
	@$(PIP_INSTALL) --requirement requirements.txt --requirement requirements-test.txt
	@touch $@
