# Two targets for a newcomer: `make demo` and `make test`. Both begin with `make setup`.

# What the build needs beside a Swift toolchain, all from Debian's own packages.
PACKAGES = git ca-certificates pkg-config libxml2-dev libjpeg-dev libpng-dev libwebp-dev zlib1g-dev libphonenumber-dev libicu-dev

STOREWARDEN = .build/release/storewarden
REPORT = out/report.html

.PHONY: demo test setup release lint format fixtures man

## Scans the market in fixtures/ and writes a report to open in a browser.
demo: release
	@mkdir -p $(dir $(REPORT))
	@# The market holds a broken record and unreadable pictures on purpose: 4 says that something could not be judged.
	@$(STOREWARDEN) scan fixtures/market --format html --output $(REPORT) || [ $$? -eq 4 ]
	@echo
	@echo "Report: $(abspath $(REPORT))"

## Runs every test.
test: setup
	swift test

release: setup
	swift build -c release --product storewarden

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
