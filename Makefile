# make run | test | test-all | check | fix | setup | screenshots | faults | attack | mutants. Needs Python 3.11 or later and the package registries, nothing else.

PORT ?= 8000
STATE ?= .state
ARGS ?=
export PORT STATE

PYTHON ?= $(firstword $(foreach name,python3 python3.11 python3.12 python3.13 python3.14,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
VENV_PYTHON := .venv/bin/python
PIP_INSTALL := $(VENV_PYTHON) -m pip install --disable-pip-version-check --root-user-action=ignore --require-hashes
# Two starts at once, on a machine that can lock, must not install into each other's feet.
ONE_AT_A_TIME := $(shell command -v flock >/dev/null 2>&1 && echo flock .setup.lock)

# Two cores, three workers: the tests of faults mostly wait, and leave theirs to the others.
SHARED_OUT := -n 3 --dist loadfile --no-loadscope-reorder

RUN_STAMP := .venv/.installed-run
DEV_STAMP := .venv/.installed-dev
ASSETS_STAMP := static/vendor/.fingerprint

.PHONY: run test test-all check fix setup screenshots faults attack mutants browser
.DEFAULT_GOAL := run

run: $(RUN_STAMP) $(ASSETS_STAMP)
	@exec $(VENV_PYTHON) -m config.run

test: $(DEV_STAMP) $(ASSETS_STAMP) browser
	@exec $(VENV_PYTHON) -m pytest $(SHARED_OUT) $(ARGS)

# Everybody walks every route; `make test` has one person of each role on each.
test-all: $(DEV_STAMP) $(ASSETS_STAMP) browser
	@ACCESS=whole exec $(VENV_PYTHON) -m pytest $(SHARED_OUT) $(ARGS)

check: $(DEV_STAMP)
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m djlint --quiet --lint templates
	$(VENV_PYTHON) -m mypy
	$(VENV_PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	$(VENV_PYTHON) -W ignore manage.py makemigrations --check --dry-run
	$(VENV_PYTHON) .ci/draw_house.py --check
	$(VENV_PYTHON) .ci/audit.py

fix: $(DEV_STAMP)
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .

setup: $(DEV_STAMP) $(ASSETS_STAMP)
	@echo "Ready for make run, make test and make check."

# Every bad value at every field of every form, and every form from twenty threads at once: hours. ATTACK_EVERY=8
# takes every eighth pair of field and value. `make test` has a short run of the same.
attack: $(DEV_STAMP) $(ASSETS_STAMP)
	@ATTACK=whole exec $(VENV_PYTHON) -m pytest tests/attack -q -s --show-capture=no $(ARGS)

# Kills, freezes and starves a copy of its own under load; some twenty minutes. ARGS="2 kill" narrows it.
faults: $(DEV_STAMP) $(ASSETS_STAMP)
	@DJANGO_SETTINGS_MODULE=config.settings exec $(VENV_PYTHON) -m tests.faults.long_run $(ARGS)

# Breaks a copy of the rules, services and gates on purpose, one place at a time, and asks the tests whether they notice.
# ARGS="--count 300 --seed 8 --only letters" draws others. The first run writes down which test executes which line.
mutants: $(DEV_STAMP) $(ASSETS_STAMP)
	@exec $(VENV_PYTHON) -m tests.mutants $(ARGS)

screenshots: $(DEV_STAMP) $(ASSETS_STAMP) browser
	@exec $(VENV_PYTHON) -m docs.screenshots.make

# --- What the words above rest on --------------------------------------------------------------------

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed. Name yours: make run PYTHON=/path/to/python"; exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(ONE_AT_A_TIME) $(PYTHON) -m venv .venv

$(RUN_STAMP): requirements.txt | .venv/bin/python
	@echo "Installing what Hawthorn needs (about a minute, the first time only)"
	@$(VENV_PYTHON) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(ONE_AT_A_TIME) $(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt | .venv/bin/python
	@echo "Installing what developing Hawthorn needs (a few minutes, the first time only)"
	@$(VENV_PYTHON) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(ONE_AT_A_TIME) $(PIP_INSTALL) -r requirements-dev.txt
	@touch $(RUN_STAMP) $@

$(ASSETS_STAMP): package.json package-lock.json .npmrc requirements-assets.txt config/assets.py config/fonts.py | $(RUN_STAMP)
	@$(ONE_AT_A_TIME) $(VENV_PYTHON) -m config.assets
	@touch $@

# Debian's chromium, where this account may install it. Without it the browser tests are left out, and pytest says so.
browser:
	@sh .ci/browser
