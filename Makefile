# The book's commands: `make help` lists them.

# The Python that .venv is made from, 3.11 or newer.
PYTHON ?= python3
# One more package index to look for PyTorch on: its install page names the one with the CPU builds.
TORCH_INDEX ?=
export PYTHON TORCH_INDEX

.PHONY: book html lab test export widgets lint clean help
.DEFAULT_GOAL := book

book: html ## execute the notebooks, build the book and serve it on this machine (the default)
	@.venv/bin/python utils/tools/serve.py

html: .venv/installed ## the same without serving: the book is in _build/html
	@.venv/bin/python utils/tools/execute.py
	@.venv/bin/jupyter-book build --quiet . >/dev/null
	@echo "The book is in _build/html"

lab: .venv/installed ## open the chapters in JupyterLab
	@.venv/bin/jupyter lab --LabApp.default_url=/lab/tree/chapters

test: .venv/installed ## every check, from the style of the code to the pages in a browser
	@.venv/bin/python utils/tools/test.py

export: .venv/installed ## write utils/attnbook/components from the notebooks' cells tagged `export`
	@.venv/bin/python utils/tools/export.py

widgets: .venv/installed ## bundle the figures with esbuild into utils/attnbook/widgets/dist (needs Node.js)
	@.venv/bin/python utils/tools/widgets.py

lint: .venv/installed ## put code and notebooks into the house's form (strips outputs too)
	@.venv/bin/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .
	@.venv/bin/python utils/tools/lint_notebooks.py --fix

clean: ## remove everything that was built, but not .venv
	rm -rf _build .mypy_cache .ruff_cache .pytest_cache

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1: /p' Makefile

# A virtual environment does not survive being moved, so the stamp holds the folder that it was made in.
ifneq ($(shell cat .venv/installed 2>/dev/null),$(CURDIR))
.PHONY: .venv/installed
endif
.venv/installed: requirements.txt pyproject.toml
	@sh utils/tools/install.sh
