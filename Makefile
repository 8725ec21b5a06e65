# The one front door. `make help` lists what there is; everything else is CMake presets (CMakePresets.json).

PRESET ?= release
BUILD   = build/$(PRESET)
CORPORA ?= ../shared/corpora

.PHONY: help setup build demo check determinism asan tsan lint coverage eval bench install clean

help:
	@echo "make demo      build, read the bundled collection, print the brief and the disputes"
	@echo "make check     build, run every test"
	@echo "make determinism  the same bytes for any number of workers, order of arrival and compiler"
	@echo "make build     the program and its pack, in $(BUILD)"
	@echo "make asan      every test under the address, leak and undefined-behaviour sanitizers"
	@echo "make tsan      every test under the thread sanitizer"
	@echo "make lint      warnings as errors with gcc and clang, formatting, the layer check"
	@echo "make coverage  which lines the tests run"
	@echo "make eval      scores against gold data in CORPORA=$(CORPORA)"
	@echo "make bench     speed, memory, start-up"
	@echo "make install   DESTDIR and PREFIX as usual"

setup:
	@tools/setup.sh

build: setup
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET)

demo: build
	@SAYSO_DEMO=demo $(BUILD)/sayso demo

check: build
	@ctest --preset $(PRESET) --no-tests=error

determinism: build
	@ctest --preset $(PRESET) --no-tests=error --tests-regex 'e2e\.determinism' --verbose

asan tsan:
	@$(MAKE) --no-print-directory check PRESET=$@

lint: setup
	@tools/lint.sh

coverage:
	@$(MAKE) --no-print-directory check PRESET=coverage
	@gcovr --root . --filter src/ --filter cli/ build/coverage --print-summary

eval: build
	@python3 eval/run.py --program $(BUILD)/sayso --corpora $(CORPORA)

bench: build
	@cmake --build --preset $(PRESET) --target bench_parse bench_pack
	@python3 bench/run.py --program $(BUILD)/sayso --corpora $(CORPORA) --stages $(BUILD)/bench/bench_parse --peer build/peer

install: build
	@cmake --install $(BUILD) $(if $(PREFIX),--prefix $(PREFIX))

clean:
	@rm -rf build
