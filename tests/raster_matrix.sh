#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Reads rasters of every two sample types, ways of nodata, CRSs, geotransforms and orders of bands, and prints how many
# are read as the plain one: "raster matrix: N of N".
#   tests/raster_matrix.sh BUILD      a build folder that holds the tests of the raster module
set -euo pipefail
build=${1:?build folder}
program=$(find "$build" -name xemap_test_unit_raster -type f -perm -u+x -print -quit)
[ -n "$program" ] || { echo "$build: expected xemap_test_unit_raster, found none" >&2; exit 2; }
said=$("$program" --gtest_filter='RasterMatrix.*') || { printf '%s\n' "$said" >&2; exit 1; }
grep '^raster matrix: ' <<<"$said"
