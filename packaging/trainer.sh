#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds the program that trains, on a machine that has LibTorch and little else: no GDAL, no Qt, no QGIS.
#   packaging/trainer.sh [BUILD_DIR [CMAKE_OPTIONS...]]      default: build/trainer; the program: BUILD_DIR/bin/xemap-trainer
# On Debian it installs what is missing. Elsewhere CMake 3.25, a C++17 compiler, OpenSSL, CLI11 and nlohmann-json have to be there;
# LibTorch may be that of a Python package: -DCMAKE_PREFIX_PATH=$(python3 -c 'import torch; print(torch.utils.cmake_prefix_path)')
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

build=${1:-$top/build/trainer}
[ $# -eq 0 ] || shift
cd "$top"
if command -v apt-get >/dev/null; then
  step "dependencies"
  packaging/dependencies.sh trainer
fi
step "trainer: configure"
quietly "$build/logs/configure.log" cmake --preset trainer -B "$build" "$@"
step "trainer: build (takes minutes; log: $build/logs/build.log)"
quietly "$build/logs/build.log" cmake --build "$build" -j "$(jobs)"
"$build/bin/xemap-trainer" train --help >/dev/null
step "built: $build/bin/xemap-trainer"
