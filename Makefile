# `make help` says what there is. Everything starts with scripts/setup.sh, which does nothing when all is there.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup prepare build debug test snapshots demo format lint bench dist clean distclean

export PKG_CONFIG_PATH := $(CURDIR)/.deps/lib/pkgconfig$(if $(PKG_CONFIG_PATH),:$(PKG_CONFIG_PATH))

# On a terminal SwiftPM shows its progress in one line; elsewhere it would print hundreds.
QUIET := $(shell [ -t 2 ] || echo --quiet)
# An import of a target that Package.swift does not declare as a dependency is an error.
FLAGS := --explicit-target-dependency-import-check error
STEP := scripts/step.sh
SWIFT_FILES := $(wildcard Package.swift Sources Tests Examples Benchmarks)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing and fill .deps/ (once; a second run takes no time)
	@scripts/setup.sh

prepare:
	@scripts/setup.sh --quiet

build: prepare ## build ./mercer, optimised
	@started=$$(mktemp); trap 'rm -f "$$started"' EXIT; \
	  $(STEP) build swift build -c release $(FLAGS) $(QUIET); \
	  touch -r "$$started" .build/mercer-built

debug: prepare ## build everything without optimisation, tests too
	@$(STEP) debug swift build --build-tests $(FLAGS) $(QUIET)

test: prepare lint debug ## lint, build and run all tests (FILTER=name for some of them)
	@$(STEP) tests swift test --skip-build $(FLAGS) $(if $(FILTER),--filter '$(FILTER)')

snapshots: debug ## run the tests and rewrite their snapshots; look at the diff
	@UPDATE_SNAPSHOTS=1 $(STEP) snapshots swift test --skip-build $(FLAGS) $(if $(FILTER),--filter '$(FILTER)')

demo: build ## three CSV files to a star schema and answers
	@echo "demo: mercer run: three CSV files become bronze, silver and gold tables"
	@./mercer run --project bundles/three-csv
	@echo "demo: mercer answer: the questions of the bundle, answered from the gold tables"
	@./mercer answer --project bundles/three-csv

format: ## rewrite the Swift sources in the house style
	@$(STEP) format swift format --in-place --recursive --parallel $(SWIFT_FILES)

lint: ## check the style of the Swift sources and the syntax of the scripts
	@$(STEP) lint swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	@for script in mercer .ci/run scripts/*.sh Acceptance/*.sh; do bash -n "$$script"; done

bench: build ## compare with dbt, plain DuckDB and PySpark (needs python3, Java 17 and the peers' workload)
	@Acceptance/setup.sh
	@Acceptance/.venv/bin/python Benchmarks/peers/run.py

dist: prepare ## pack what runs without Swift into .build/mercer-<version>-linux-<machine>.tar.gz
	@$(STEP) dist scripts/dist.sh $(FLAGS) $(QUIET)

clean: ## remove what was built (.deps stays: distclean removes it too)
	@rm -rf .build

distclean: clean
	@rm -rf .deps
