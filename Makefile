# make run    set up, load the shipped workbooks, open the dashboard on http://localhost:8501
# make test   set up, get what the tests need (a Chromium included), run all of them
# make setup  the set-up alone
# make bench  measure; one JSON object a line
# make audit  look the pinned packages up among known vulnerabilities

PORT ?= 8501
PYTHON ?= python3
PY := .venv/bin/python
export PYTHON

.PHONY: setup run test bench audit tested

setup:
	@scripts/setup requirements.txt

run: setup
	@scripts/port "$(PORT)"
	@$(PY) -m data load-shipped
	@exec scripts/serve "$(PORT)"

tested: # what tests and benchmarks need beside the product
	@scripts/setup requirements-dev.txt
	@scripts/chromium >/dev/null

test: tested
	@scripts/test

bench: tested
	@$(PY) -m bench

audit: tested
	@.venv/bin/pip-audit --requirement requirements.txt --no-deps --disable-pip
