# serbench: `make bench` and `make test` install what is missing, build, and do their work.
# Everything below runs from a fresh clone on a Debian machine that has a Swift toolchain.

SWIFT ?= swift
# CI adds -Xswiftc -warnings-as-errors.
SWIFTFLAGS ?=
# The benchmark's results, and what else `serbench run` is asked for.
RESULT ?= .build/result.json
RUNFLAGS ?=
# How long `make fuzz` runs each target.
SECONDS ?= 60

.PHONY: bench test build schemas fuzz lint check-swift setup-bench setup-test help

help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

bench: build ## Run the benchmark suite (3 minutes at most) and solve the assignment.
	.build/release/serbench run --output $(RESULT) $(RUNFLAGS)
	.build/release/serbench assignment

test: setup-test ## Build and run all tests.
	$(SWIFT) test $(SWIFTFLAGS)

build: setup-bench ## Build serbench in release mode.
	$(SWIFT) build -c release --product serbench $(SWIFTFLAGS)

fuzz: setup-test ## Fuzz every decoder, each for SECONDS=60.
	SWIFT=$(SWIFT) Tests/Fuzzing/run $(SECONDS)

schemas: build ## Generate the .avsc, the .xsd and the Swift of every Schemas/*.proto.
	.build/release/serbench schema generate

lint: check-swift ## Check the style of every source file.
	$(SWIFT) format lint --strict --recursive Package.swift Sources Benchmarks Tests

check-swift:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "make: no Swift toolchain found. Install Swift 6.3 or newer from https://www.swift.org/install/ and put its usr/bin on PATH." >&2; \
	  exit 1; }

setup-bench: check-swift
	@.ci/install-packages bench

setup-test: check-swift
	@.ci/install-packages test
