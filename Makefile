# serbench: `make bench` and `make test` install what is missing, build, and do their work.
# Everything below runs from a fresh clone on a Debian machine that has a Swift toolchain.

SWIFT ?= swift
# CI adds -Xswiftc -warnings-as-errors.
SWIFTFLAGS ?=
# The benchmark's results, and what else `serbench run` is asked for.
RESULT ?= .build/result.json
RUNFLAGS ?=

# How long each fuzzing target runs.
SECONDS ?= 60

.PHONY: bench compare-codecs test test-release test-page fuzz conformance build schemas lint check-swift setup-bench setup-test help

help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

bench: build ## Run the benchmark suite (3 minutes at most) and solve the assignment.
	.build/release/serbench run --details --output $(RESULT) $(RUNFLAGS)
	.build/release/serbench assignment

compare-codecs: build ## Hold the native codecs against the libraries, and against their aims.
	.build/release/serbench compare-codecs $(RUNFLAGS)

test: setup-test ## Build and run all tests.
	$(SWIFT) test $(SWIFTFLAGS)
	@command -v chromium >/dev/null || echo "make: no Chromium is installed, so the page is not tested in it; see make test-page"

# The fast paths over raw memory are other code when they are optimised, and that is the code that ships. Apart from the
# benchmark's build, whose flags are others.
test-release: export SERBENCH_TESTS = BytesTests,NativeCodecsTests
test-release: setup-test ## Test the bytes and the native codecs as they ship, optimised.
	$(SWIFT) build -c release -Xswiftc -enable-testing --scratch-path .build/release-tests \
	  --product serbenchPackageTests $(SWIFTFLAGS)
	$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/release-tests --skip-build $(SWIFTFLAGS)

test-page: check-swift ## Test the HTML pages of results and of costs in a headless Chromium.
	@.ci/install-packages page
	$(SWIFT) build --product serbench $(SWIFTFLAGS)
	/usr/bin/python3 Tests/Page/test-page.py .build/debug/serbench chromium Results/reference.json

# Linked statically, as servers are deployed: where the system puts Swift's libraries in a process makes its code a third
# slower or not, from start to end.
build: setup-bench ## Build serbench in release mode.
	$(SWIFT) build -c release --product serbench --static-swift-stdlib $(SWIFTFLAGS)

fuzz: setup-test ## Fuzz every decoder, each for SECONDS=60.
	SWIFT=$(SWIFT) Tests/Fuzzing/run $(SECONDS)

# The runner is built from the sources of protobuf 3.21, which have the messages too.
conformance: ## Run Google's conformance suite: RUNNER=conformance_test_runner PROTOBUF=its sources.
	SWIFT=$(SWIFT) Tests/Conformance/run "$(RUNNER)" "$(PROTOBUF)"

schemas: build ## Generate the .avsc, the .xsd and the Swift of every Schemas/*.proto.
	.build/release/serbench schema generate --swift Benchmarks/Workloads/Records --drop-unknown-fields

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
