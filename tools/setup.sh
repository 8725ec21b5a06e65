#!/usr/bin/env bash
# Installs what building and testing needs on Debian 12, and only what is missing. With --page also what building
# and testing the page needs: Node.js, Chromium, and the packages of web/. Without them its tests are skipped.
set -euo pipefail

packages=(gcc clang cmake ninja-build pkg-config python3 libsqlite3-dev libgumbo-dev libexpat1-dev
    libjansson-dev libutf8proc-dev zlib1g-dev libmicrohttpd-dev libcmocka-dev clang-format clang-tidy libclang-rt-14-dev gcovr)
page=
[ "${1:-}" = --page ] && page=yes && packages+=(nodejs npm chromium)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
# A compiler, CMake or Python from elsewhere serves as well as Debian's.
for pair in gcc:gcc cmake:cmake python3:python3 ninja-build:ninja nodejs:node npm:npm; do
    command -v "${pair#*:}" >/dev/null && missing=("${missing[@]/#${pair%:*}/}")
done
wanted=()
for package in "${missing[@]}"; do [ -n "$package" ] && wanted+=("$package"); done
install_packages() {
    [ ${#wanted[@]} -eq 0 ] && return
    echo "installing: ${wanted[*]}" >&2
    run=()
    [ "$(id -u)" -eq 0 ] || run=(sudo)
    export DEBIAN_FRONTEND=noninteractive
    "${run[@]}" apt-get update -q >/dev/null
    "${run[@]}" apt-get install -y -q --no-install-recommends "${wanted[@]}" >/dev/null
}
install_packages
[ -z "$page" ] || (cd "$(dirname "$0")/../web" && npm ci)
