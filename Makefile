# make demo     set up, build, and make the sample's package
# make test     set up, and run all tests
# make install  put the program, Templates and Fonts below PREFIX
# make lint     the formatter's opinion of every Swift file

PREFIX ?= /usr/local
DESTDIR ?=
SAMPLE := samples/jinan-platform-2024
PACKAGES := pkg-config libxml2-dev libzip-dev libpango1.0-dev libcairo2-dev libqpdf-dev libssl-dev libqrencode-dev
CHECKERS := poppler-utils qpdf zbar-tools

.PHONY: demo build test lint install setup setup-tests

demo: build
	@.build/release/shenbao build $(SAMPLE) --output out

build: setup
	swift build -c release --product shenbao

test: setup setup-tests
	swift test

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

setup:
	@.ci/setup $(PACKAGES)

setup-tests:
	@.ci/setup $(CHECKERS)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/shenbao
	install -m 755 .build/release/shenbao $(DESTDIR)$(PREFIX)/bin/shenbao
	cp -R Templates Fonts $(DESTDIR)$(PREFIX)/share/shenbao/
