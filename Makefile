# Lintasan. `make report` is the main job from a fresh Debian machine; `make test` passes the tests.

SWIFT ?= swift
PREFIX ?= /usr/local
OUT ?= out
BUILD_FLAGS ?=
export OPENBLAS_NUM_THREADS ?= 1

# What is needed from apt, one package a line in apt-packages.txt.
APT_PACKAGES := $(shell sed 's/\#.*//' apt-packages.txt)
RELEASE = $(shell $(SWIFT) build -c release $(BUILD_FLAGS) --show-bin-path)
# With the Swift runtime inside, where the toolchain has it to give: a third less to start, and no toolchain needed to run. No
# path of the folder that it is built in: the same bytes from any.
RELEASE_FLAGS ?= -Xswiftc -DLINTASAN_RELOCATABLE $(if $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))../lib/swift_static),--static-swift-stdlib)

# What tests are built by, in a folder of their own: no optimisation, whole modules at a time, and not the configuration `debug`, in
# which the parser of command lines checks every declaration again at every parse: a third of the time of all tests.
TEST_BUILD = -c release -Xswiftc -Onone -Xswiftc -enable-testing --scratch-path .build-tests $(BUILD_FLAGS)

.PHONY: all report build test test-build test-folder reproducible client-test briefs-test office-test fuzz fuzz-quick fuzz-commands schemas-test faults sanitize cluster-test instructions sbom deb deb-test dist dist-test lint format docs docs-check api api-check bench
.PHONY: install uninstall deps clean mutation

all: build

## report: set up, build, and write ranking projections for EGDI and SPBE into out/
report: build
	$(RELEASE)/lintasan report --index egdi --to 2030 --out $(OUT)/egdi
	$(RELEASE)/lintasan report --index spbe --to 2026 --out $(OUT)/spbe

## build: release build of the command
build: deps
	$(SWIFT) build -c release $(BUILD_FLAGS) $(RELEASE_FLAGS) --product lintasan

## test: all tests
test: test-build
	$(SWIFT) test --skip-build --disable-xctest $(TEST_BUILD)
test-build: deps
	$(SWIFT) build --build-tests $(TEST_BUILD)

## test-folder: where what make test builds lies
test-folder:
	@$(SWIFT) build $(TEST_BUILD) --show-bin-path

## office-test: what is written opens in LibreOffice and Gnumeric and comes back cell by cell (slow)
office-test: build
	.ci/apt-install libreoffice-calc gnumeric python3 python3-openpyxl
	python3 Tests/Office/office_check.py $(RELEASE)/lintasan
	python3 Tests/Office/interchange_check.py $(RELEASE)/lintasan
	python3 Tests/Office/template_check.py $(RELEASE)/lintasan

## briefs-test: every claim of every brief in both languages, by a reader that shares nothing with the writer (slow); CI reads a sample
briefs-test: build
	.ci/apt-install python3
	python3 Tests/Briefs/read_briefs.py $(RELEASE)/lintasan

## client-test: the chapter on the library as a program of another package, and a part of the library alone (slow the first time)
client-test: deps
	.ci/client-test

## deps: install missing apt packages
deps:
	@.ci/apt-install $(APT_PACKAGES)

## format, lint: the toolchain's swift format
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests datasets
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests datasets

## docs: DocC for every library as one archive, and the reference of the commands; warnings are errors
LIBRARIES := LintasanCore $(shell ls -d Sources/Lintasan*/Documentation.docc | cut -d/ -f2) LintasanDatasets
docs: deps
	$(SWIFT) package --allow-writing-to-directory docs/api generate-documentation \
	  --enable-experimental-combined-documentation $(LIBRARIES:%=--target %) --output-path docs/api --warnings-as-errors
	$(SWIFT) run $(BUILD_FLAGS) lintasan manual --markdown --output docs/commands.md

## docs-check: the pages of every library without a warning, from what make test has built; a part of CI
docs-check: deps
	.ci/docs

## api: every public declaration of every library, in docs/api.txt; CI fails where it is another one
api: test-build
	.ci/api

## api-check: whether the public surface is the one that docs/api.txt says; after make test
api-check: deps
	.ci/apt-install python3
	.ci/api --check

## fuzz: every reader of strangers' bytes by libFuzzer, for SECONDS in all
SECONDS ?= 60
fuzz: deps
	Tests/Fuzzing/fuzz.sh $(SECONDS)

## fuzz-quick: the same readers for SECONDS by the tests as they are built, without libFuzzer; a part of CI
fuzz-quick:
	BUILD_FLAGS='$(TEST_BUILD)' Tests/Fuzzing/fuzz-quick.sh $(SECONDS)

## fuzz-commands: whole commands on damaged input for SECONDS, by the release build; findings in Tests/Fuzzing/Findings
fuzz-commands: build
	.ci/apt-install python3
	python3 Tests/Fuzzing/Commands/fuzz.py $(RELEASE)/lintasan --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

## schemas-test: what the commands print as JSON, against docs/schemas, by Python's jsonschema
schemas-test: build
	.ci/apt-install python3 python3-jsonschema
	python3 docs/schemas/schemas.py check $(RELEASE)/lintasan

## faults: the command killed, and its system calls failing, at up to POINTS places of each job
POINTS ?= 40
faults: build
	.ci/apt-install strace python3
	python3 Tests/Faults/faults.py $(RELEASE)/lintasan --points $(POINTS)

## sanitize: the tests, or those that match SANITIZED, under the address (with undefined) and thread sanitizers (slow)
SANITIZED ?= .
sanitize: deps
	BUILD_FLAGS='$(BUILD_FLAGS)' SANITIZED='$(SANITIZED)' Tests/Sanitizers/sanitize.sh address thread

## mutation: thousands of small changes to three modules, and whether a test notices; Tests/Mutation/RESULTS.md (slow)
mutation: deps
	.ci/apt-install python3
	nice python3 Tests/Mutation/mutate.py

## cluster-test: the parts of a backtest as an array of a real Slurm of one node (as root)
cluster-test: build
	Tests/Cluster/cluster.sh $(RELEASE)/lintasan

## instructions: what small jobs cost, counted by callgrind against Benchmarks/instructions.txt
instructions: build
	.ci/apt-install valgrind
	Benchmarks/instructions.sh $(RELEASE)/lintasan

## sbom: a bill of materials (CycloneDX); deb: a Debian package with the data; both into out/
sbom: build
	mkdir -p $(OUT)
	Packaging/sbom.py $(OUT)/lintasan.cdx.json $(RELEASE)/lintasan
deb: build
	.ci/apt-install patchelf python3
	Packaging/tree.sh $(RELEASE)/lintasan $(OUT)/tree
	Packaging/deb.sh $(OUT)/tree $(OUT)

## deb-test: the package is installed, used, removed, and leaves nothing behind (as root)
deb-test: deb
	Packaging/deb-test.sh $(OUT)

## dist: what people without Swift install, into out/dist: archive, Debian package, Python wheel, R script, checksums
dist: build
	.ci/apt-install patchelf python3
	Packaging/dist.sh $(RELEASE)/lintasan $(OUT)/dist

## reproducible: two clean builds of the commit in two folders make the same archive, package, wheel byte for byte (slow)
reproducible: deps
	.ci/apt-install patchelf python3
	Packaging/reproducible.sh $(OUT)/reproducible

## dist-test: each of them in clean roots of Debian 12 and 13, a bare Python, R: the same bytes (as root; slow)
dist-test: dist
	.ci/apt-install debootstrap python3-venv r-base-core
	Packaging/dist-test.sh $(RELEASE)/lintasan $(OUT)/dist

## bench: time against the usual tools, as ratios
bench: build
	.ci/apt-install python3-venv r-cran-forecast
	Benchmarks/run.sh $(RELEASE)/lintasan

## install: the command, its data, its page for man and its shell completions under PREFIX
SHARE = $(DESTDIR)$(PREFIX)/share
COMPLETIONS = bash-completion/completions/lintasan zsh/site-functions/_lintasan fish/vendor_completions.d/lintasan.fish
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/lintasan/datasets $(SHARE)/man/man1 $(dir $(COMPLETIONS:%=$(SHARE)/%))
	install -s -m 755 $(RELEASE)/lintasan $(DESTDIR)$(PREFIX)/bin/lintasan
	cp -R datasets/egdi datasets/gtmi datasets/names datasets/pemdi datasets/spbe $(SHARE)/lintasan/datasets/
	install -d $(SHARE)/lintasan/examples/tutorial $(SHARE)/lintasan/examples/build-an-index
	install -m 644 docs/tutorial/cities.csv docs/tutorial/answers.csv $(SHARE)/lintasan/examples/tutorial/
	install -m 644 docs/build-an-index/*.csv docs/build-an-index/*.yaml $(SHARE)/lintasan/examples/build-an-index/
	$(RELEASE)/lintasan manual --output $(SHARE)/man/man1/lintasan.1
	$(RELEASE)/lintasan --generate-completion-script bash > $(SHARE)/$(word 1,$(COMPLETIONS))
	$(RELEASE)/lintasan --generate-completion-script zsh > $(SHARE)/$(word 2,$(COMPLETIONS))
	$(RELEASE)/lintasan --generate-completion-script fish > $(SHARE)/$(word 3,$(COMPLETIONS))

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lintasan $(SHARE)/man/man1/lintasan.1 $(COMPLETIONS:%=$(SHARE)/%)
	rm -rf $(SHARE)/lintasan

clean:
	rm -rf .build .build-tests $(OUT)
