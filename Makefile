# Lintasan. `make report` is the main job from a fresh Debian machine; `make test` passes the tests.

SWIFT ?= swift
PREFIX ?= /usr/local
OUT ?= out
BUILD_FLAGS ?=
export OPENBLAS_NUM_THREADS ?= 1

# What is needed from apt, one package a line in apt-packages.txt.
APT_PACKAGES := $(shell sed 's/\#.*//' apt-packages.txt)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE = $(shell $(SWIFT) build -c release $(BUILD_FLAGS) --show-bin-path)

.PHONY: all report build test office-test lint format docs bench install uninstall deps clean

all: build

## report: set up, build, and write ranking projections for EGDI and SPBE into out/
report: build
	$(RELEASE)/lintasan report --index egdi --to 2030 --out $(OUT)/egdi
	$(RELEASE)/lintasan report --index spbe --to 2026 --out $(OUT)/spbe

## build: release build of the command
build: deps
	$(SWIFT) build -c release $(BUILD_FLAGS) --product lintasan

## test: all tests
test: deps
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build --disable-xctest $(BUILD_FLAGS)

## office-test: what is written opens in LibreOffice and Gnumeric and comes back cell by cell (slow)
OFFICE_PACKAGES := libreoffice-calc gnumeric python3
office-test: build
	@missing=""; for p in $(OFFICE_PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; fi
	python3 Tests/Office/office_check.py $(RELEASE)/lintasan
	python3 Tests/Office/interchange_check.py $(RELEASE)/lintasan

## deps: install missing apt packages
deps:
	@missing=""; for p in $(APT_PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; fi

## format, lint: the toolchain's swift format
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests datasets
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests datasets

## docs: DocC for every library as one archive, and the reference of the commands; warnings are errors
LIBRARIES := $(shell ls -d Sources/Lintasan*/Documentation.docc | cut -d/ -f2) LintasanDatasets
docs: deps
	$(SWIFT) package --allow-writing-to-directory docs/api generate-documentation \
	  --enable-experimental-combined-documentation $(LIBRARIES:%=--target %) --output-path docs/api --warnings-as-errors
	$(SWIFT) run $(BUILD_FLAGS) lintasan manual --markdown --output docs/commands.md

## bench: time against the usual tools, as ratios
bench: build
	Benchmarks/run.sh $(RELEASE)/lintasan

## install: the command, its data, its page for man and its shell completions under PREFIX
SHARE = $(DESTDIR)$(PREFIX)/share
COMPLETIONS = bash-completion/completions/lintasan zsh/site-functions/_lintasan fish/vendor_completions.d/lintasan.fish
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/lintasan/datasets $(SHARE)/man/man1 $(dir $(COMPLETIONS:%=$(SHARE)/%))
	install -m 755 $(RELEASE)/lintasan $(DESTDIR)$(PREFIX)/bin/lintasan
	cp -R datasets/egdi datasets/spbe $(SHARE)/lintasan/datasets/
	$(RELEASE)/lintasan manual --output $(SHARE)/man/man1/lintasan.1
	$(RELEASE)/lintasan --generate-completion-script bash > $(SHARE)/$(word 1,$(COMPLETIONS))
	$(RELEASE)/lintasan --generate-completion-script zsh > $(SHARE)/$(word 2,$(COMPLETIONS))
	$(RELEASE)/lintasan --generate-completion-script fish > $(SHARE)/$(word 3,$(COMPLETIONS))

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lintasan $(SHARE)/man/man1/lintasan.1 $(COMPLETIONS:%=$(SHARE)/%)
	rm -rf $(SHARE)/lintasan

clean:
	rm -rf .build $(OUT)
