PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

help: ## what can be done here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

run: .venv/installed ## start Copytaster at http://localhost:8501 (PORT=... changes it)
	$(BIN)/streamlit run streamlit_app.py --server.port $(PORT)

test: .venv/developed .venv/browser ## run every test, in a real browser too
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup

check: .venv/developed ## look for mistakes without running anything
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: .venv/developed ## mend what can be mended by machine
	$(BIN)/ruff check --fix .

bench: .venv/developed .venv/browser .venv/peers ## measure speed and quality, as ratios and scores
	$(BIN)/python -m tests.benchmarks

picture: .venv/developed .venv/browser ## make the README's pictures anew
	$(BIN)/python -m tests.browser.picture

.venv/made:
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/made requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/developed: .venv/installed requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/peers: .venv/made tests/benchmarks/peers.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --target $@ -r tests/benchmarks/peers.txt

.venv/browser: .venv/developed
	sh tests/browser/install_chromium.sh
	touch $@

.PHONY: help run test check fix bench picture
