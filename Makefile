# Two targets for a newcomer: `make demo` and `make test`. Both begin with `make setup`.

# What the build needs beside a Swift toolchain, all from Debian's own packages.
PACKAGES = git ca-certificates pkg-config libxml2-dev libjpeg-dev libpng-dev libwebp-dev zlib1g-dev libdeflate-dev libzstd-dev libphonenumber-dev libicu-dev libsqlite3-dev

STOREWARDEN = .build/release/storewarden
REPORT = out/report.html

.PHONY: demo test setup release measures lint format fixtures man fuzz fuzz-pictures sanitize

## Scans the market in fixtures/ and writes a report to open in a browser; built as the tests are, so that `make test` goes on
## from there.
demo: setup
	swift build --product storewarden
	@mkdir -p $(dir $(REPORT))
	@# The market holds a broken record and unreadable pictures on purpose: 4 says that something could not be judged.
	@.build/debug/storewarden scan fixtures/market --format html --output $(REPORT) || [ $$? -eq 4 ]
	@echo
	@echo "Report: $(abspath $(REPORT))"

## Runs every test.
test: setup
	swift test

# Optimised, with Swift's own libraries inside: the program starts sooner, calls them directly, and runs where no Swift is.
RELEASE = swift build -c release --static-swift-stdlib

## Builds the program for use, as the figures in Benchmarks/ were measured.
release: setup
	$(RELEASE) --product storewarden

## Builds what Benchmarks/ runs beside the program.
measures: setup
	for program in measure-groups measure-texts measure-picture-index; do $(RELEASE) --product $$program || exit 1; done

## Installs what is missing from Debian's packages, saying what.
setup:
	@command -v swift >/dev/null || { echo "No Swift toolchain on PATH: install Swift 6.3 (https://www.swift.org/install/linux/)." >&2; exit 2; }
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing from Debian's packages:$$missing"; \
	  sudo=""; [ "$$(id -u)" -eq 0 ] || sudo="sudo"; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing; \
	fi

# How long `make fuzz` looks.
SECONDS = 60
FUZZ = .build-fuzz/release/fuzz-feeds
# The corpora that lie beside some checkouts are seeds, too.
SEEDS = $(wildcard fixtures/hostile fixtures/google fixtures/packed ../shared/corpus/hostile ../shared/corpus/feeds)

PICTURE_SEEDS = $(wildcard fixtures/market/pictures ../shared/corpus/images/provenance/sd-parsers ../shared/corpus/images/provenance/made-containers)

## Gives the reading of feeds whatever a coverage-guided fuzzer thinks of, for SECONDS=60; finds go to out/fuzz/finds.
fuzz: setup
	STOREWARDEN_FUZZ=1 swift build -c release --product fuzz-feeds --scratch-path .build-fuzz
	@mkdir -p out/fuzz/corpus out/fuzz/finds
	@# The runtime keeps what was found when Swift's own report of a crash is off.
	SWIFT_BACKTRACE=enable=no $(FUZZ) -dict=Sources/fuzz-feeds/xml.dict -max_total_time=$(SECONDS) -max_len=65536 -timeout=120 \
	  -rss_limit_mb=512 -malloc_limit_mb=128 -print_final_stats=1 -artifact_prefix=out/fuzz/finds/ out/fuzz/corpus $(SEEDS)

# The parts of the reading of pictures that are fuzzed, one after the other.
PARTS = metadata jpeg png webp label loops

## Gives the reading of pictures whatever a fuzzer thinks of, with the address sanitizer, each part for SECONDS=60.
fuzz-pictures: setup
	STOREWARDEN_FUZZ=1 swift build -c release --product fuzz-pictures --scratch-path .build-fuzz
	@for part in $(PARTS); do \
	  mkdir -p out/fuzz/pictures/$$part out/fuzz/finds; \
	  STOREWARDEN_FUZZ_PART=$$part SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build-fuzz/release/fuzz-pictures \
	    -max_total_time=$(SECONDS) -max_len=65536 -timeout=60 -rss_limit_mb=1024 -print_final_stats=1 \
	    -artifact_prefix=out/fuzz/finds/$$part- out/fuzz/pictures/$$part $(PICTURE_SEEDS) || exit 1; \
	done

## Runs the tests of feeds with the address sanitizer.
sanitize: setup
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.txt STOREWARDEN_ONLY_FEEDS=1 swift test --sanitize=address --scratch-path .build-asan

## Checks the format of every source file.
lint:
	swift format lint --strict --recursive --parallel Sources Tests Plugins Package.swift

## Rewrites every source file in the package's format.
format:
	swift format --in-place --recursive --parallel Sources Tests Plugins Package.swift

## Writes the manual page to out/storewarden.1.
man: setup
	@mkdir -p out
	swift package --allow-writing-to-directory out generate-manual --output-directory out

## Makes the market in fixtures/ again.
fixtures: release
	$(STOREWARDEN) sample --out fixtures/market --force
