PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
BIN := .venv/bin

# Who only listens on this machine is reached by its own names; under whose names others reach it, only they know.
OWN := 127.0.0.1 ::1 localhost
NAMES ?= $(if $(filter $(OWN),$(HOST)),$(OWN),*)
ADDRESS := $(if $(filter $(OWN) 0.0.0.0 ::,$(HOST)),localhost,$(HOST))

# A .venv holds its own path: one that was moved or copied is made anew. Who made it says where, or Python itself does.
MADE_AT := $(or $(shell cat .venv/made 2>/dev/null),$(shell sed -n 's/^command = .* -m venv //p' .venv/pyvenv.cfg 2>/dev/null))
NEEDED := Copytaster needs Python 3.11 or newer
TRY := Try PYTHON=python3.12 make $(or $(firstword $(filter-out .%,$(MAKECMDGOALS))),run)

# One process more than there are cores: a test with a browser waits for half of its time.
AT_ONCE := import os; print(min(4, 1 + len(getattr(os, "sched_getaffinity", lambda _: [0])(0))))

help: ## what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-13s %s\n", $$1, $$2}'

run: .venv/installed ## start Copytaster at http://localhost:8501, for this machine only (PORT=... and HOST=... change it)
	$(BIN)/streamlit run streamlit_app.py --server.port $(PORT) --server.address $(HOST) \
		--browser.serverAddress $(ADDRESS) $(foreach name,$(NAMES),--server.allowedHosts '$(name)')

# What was compiled is kept, whatever the environment says: some fifty servers are started.
test: .venv/developed .venv/cluster .venv/browser .venv/nginx ## run the tests, in a real browser and on a cluster of Spark too
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $$($(BIN)/python -c '$(AT_ONCE)') --dist loadgroup -m 'not long'
	@echo 'Not run: the tests that cost a minute each (make test-long).'

test-long: .venv/developed .venv/browser ## run the tests that cost a minute each
	$(BIN)/python -m pytest -m long tests

check: .venv/developed ## look for mistakes without running anything
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: .venv/developed ## mend what can be mended by machine
	$(BIN)/ruff check --fix .

bench: .venv/developed .venv/browser .venv/peers ## measure speed and quality, as ratios and scores
	$(BIN)/python -m tests.benchmarks

bench-load: .venv/developed .venv/browser ## measure how long editors wait for each other (LOAD="--editors 50" changes it)
	$(BIN)/python -m tests.benchmarks.load $(LOAD)

bench-archive: .venv/developed ## measure archives of 20,000 and 100,000 articles (ARCHIVE_TEXT=folder of real articles)
	ARCHIVE_TEXT='$(ARCHIVE_TEXT)' $(BIN)/python -m tests.benchmarks.bench_archive 20000 100000

numbers: ## write docs/numbers.md anew: every number that decides something, with what it says
	python3 -m tests.numbers_page

golden: .venv/developed ## write the golden tables anew, to be read as a diff
	$(BIN)/python -m tests.golden_tables

lock: .venv/uv ## write requirements.lock anew: what the Docker image installs, each file by its hash
	.venv/uv/bin/uv pip compile requirements.txt --output-file requirements.lock --generate-hashes --universal --quiet \
		--python-version 3.11 --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

picture: .venv/developed .venv/browser ## make the README's pictures anew
	$(BIN)/python -m tests.browser.picture

ifneq ($(MADE_AT),$(realpath .venv))
.venv/made: anew
endif
.venv/made:
	@command -v '$(firstword $(PYTHON))' >/dev/null || { echo '$(NEEDED); there is no $(PYTHON) here. $(TRY)' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; \
		sys.exit("$(NEEDED); this is %d.%d. $(TRY)" % v if v < (3, 11) else 0)'
	rm -rf .venv
	$(PYTHON) -m venv .venv
	@cd .venv && pwd -P >made

# What is never used is not compiled: that took a third of the installation.
# When nothing has been installed yet, the next try begins with a new .venv, made by another Python perhaps.
.venv/installed: .venv/made requirements.txt
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r requirements.txt || { test -e $@ || rm -f $<; exit 1; }
	touch $@

.venv/developed: .venv/installed requirements-dev.txt
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/peers: .venv/made tests/benchmarks/peers.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --target $@ -r tests/benchmarks/peers.txt

.venv/uv: .venv/made
	$(BIN)/pip install --quiet --disable-pip-version-check --target $@ uv==0.13.9

.venv/browser: .venv/developed
	sh tests/browser/install_chromium.sh
	sh tests/install_postgresql.sh
	touch $@

.venv/nginx: .venv/developed
	sh tests/install_nginx.sh
	touch $@

# Spark alone, which is unpacked for half a minute: beside the other packages, where make may do two things (-j 2).
.venv/spark: .venv/made requirements-cluster.txt
	$(BIN)/pip install --quiet --no-compile --no-deps --disable-pip-version-check $$(grep -v '^[-#]' requirements-cluster.txt)
	touch $@

.venv/cluster: .venv/developed .venv/spark
	sh tests/install_java.sh
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r requirements-cluster.txt
	touch $@

.PHONY: help run test test-long check fix bench bench-load bench-archive numbers golden lock picture anew
