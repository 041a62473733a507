# Sets up everything a clean clone needs, then calls tasks.py. Needs: Python 3.11 or newer, make.
# Without make (Windows), the same by hand, from this folder:
#     py -m tools.setup
#     .venv\Scripts\invoke build

MAKEFLAGS += --no-builtin-rules --no-print-directory
BIN := .venv/bin

# The versions that the tests know come first, the newest before the older; PYTHON=... overrides.
# A name can be there and not run (pyenv's shims), so each is tried.
define find_python
python= ; \
for name in $${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do \
    if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
        python="$$name"; break; \
    fi; \
done; \
if [ -z "$$python" ]; then \
    echo "Нужен Python 3.11 или новее: установите его либо укажите путь: make $(MAKECMDGOALS) PYTHON=..." >&2; \
    echo "Python 3.11 не одан жаңасы керек: орнатыңыз немесе жолын көрсетіңіз: make $(MAKECMDGOALS) PYTHON=..." >&2; \
    echo "Python 3.11 or newer is needed: install it, or name it: make $(MAKECMDGOALS) PYTHON=..." >&2; \
    exit 1; \
fi
endef

.PHONY: help site serve test setup environment lint style types contracts coverage lock clean

help:
	@echo "make site      собрать сайт в output/ · сайтты output/ қалтасына жинау · build the site into output/"
	@echo "make serve     то же и показать здесь · сонымен бірге осы жерде көрсету · the same, and preview it here"
	@echo "make test      проверить программу · бағдарламаны тексеру · run all tests"
	@echo
	@echo "For developers:"
	@echo "make setup     only .venv, with everything the tests need"
	@echo "make lint      ruff, mypy, import contracts"
	@echo "make coverage  the tests, and which lines of the library they run"
	@echo "make lock      newest allowed versions into requirements*.lock"
	@echo "make clean     remove what builds and checks have made; .venv stays"
	@echo
	@echo "PYTHON=python3.12 chooses the Python of .venv, CHROMIUM=/path the browser of the tests,"
	@echo "PYTEST='-k words' the tests."

site: environment
	@$(BIN)/invoke build
	@echo "→ output/index.html   (make serve)"

serve: environment
	@$(BIN)/invoke serve

test: setup
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m tools.servers
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

coverage: setup
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m tools.servers
	$(BIN)/python -m coverage run -m pytest $(PYTEST)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

environment:
	@$(find_python); "$$python" -m tools.setup

setup:
	@$(find_python); "$$python" -m tools.setup --dev

# Apart, so that `make --keep-going lint` tells all that each has to say.
lint: style types contracts

style: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup
	$(BIN)/mypy

contracts: setup
	PYTHONPATH=plugins $(BIN)/lint-imports

# Universal: one lock for Linux, macOS and Windows, Python 3.11 and newer.
LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal \
    --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links

lock: setup
	$(LOCK) --output-file requirements.lock requirements.in
	$(LOCK) --output-file requirements-dev.lock requirements-dev.in

clean:
	rm -rf output .pressroom .coverage .coverage.* htmlcov
	rm -rf .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +
