# make demo     set up, build, and make the sample's package
# make test     set up, and run all tests
# make install  put the program, Templates and Fonts below PREFIX
# make bench    time the sample, long tables, bundles and the filling of templates beside other tools, as ratios
# make readers  make the sample's package and hold what other PDF programs see of it against its manifest
# make lint     the formatter's opinion of every Swift file

PREFIX ?= /usr/local
DESTDIR ?=
ROOT := $(DESTDIR)$(PREFIX)
SAMPLE := samples/jinan-platform-2024
PACKAGES := pkg-config libxml2-dev libzip-dev libpango1.0-dev libcairo2-dev libqpdf-dev libssl-dev libqrencode-dev \
  libcmark-gfm-dev libcmark-gfm-extensions-dev libzbar-dev libturbojpeg0-dev zlib1g-dev libtiff-dev libwebp-dev \
  libheif-dev libtcmalloc-minimal4
CHECKERS := poppler-utils qpdf zbar-tools libtiff-tools

.PHONY: demo build test lint install bench readers setup setup-tests

demo: build
	@.build/release/shenbao build $(SAMPLE) --output out

build: setup
	swift build -c release --product shenbao --static-swift-stdlib

test: setup setup-tests
	swift test --no-parallel

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

setup:
	@.ci/setup $(PACKAGES)

setup-tests:
	@.ci/setup $(CHECKERS)

install: build
	install -d $(ROOT)/bin $(ROOT)/share/shenbao $(ROOT)/share/man/man1 \
	  $(ROOT)/share/bash-completion/completions $(ROOT)/share/zsh/site-functions $(ROOT)/share/fish/vendor_completions.d
	install -s -m 755 .build/release/shenbao $(ROOT)/bin/shenbao
	cp -R Templates Fonts $(ROOT)/share/shenbao/
	swift package --allow-writing-to-package-directory generate-manual
	install -m 644 .build/plugins/GenerateManual/outputs/ShenbaoCLI/shenbao.1 $(ROOT)/share/man/man1/
	$(ROOT)/bin/shenbao --generate-completion-script bash > $(ROOT)/share/bash-completion/completions/shenbao
	$(ROOT)/bin/shenbao --generate-completion-script zsh > $(ROOT)/share/zsh/site-functions/_shenbao
	$(ROOT)/bin/shenbao --generate-completion-script fish > $(ROOT)/share/fish/vendor_completions.d/shenbao.fish

readers: demo
	@python3 Tests/benchmark/readers.py out

bench: build
	@python3 Tests/benchmark/pages.py
	@python3 Tests/benchmark/bundle.py
	@python3 Tests/benchmark/fill.py
