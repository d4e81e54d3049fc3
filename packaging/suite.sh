#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Configures, builds and tests one preset of CMakePresets.json.
#   packaging/suite.sh PRESET BUILD_DIR [CTEST_OPTIONS...]      results: BUILD_DIR/results.xml, logs: BUILD_DIR/logs/
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

preset=${1:?usage: suite.sh PRESET BUILD_DIR [CTEST_OPTIONS...]}
build=${2:?usage: suite.sh PRESET BUILD_DIR [CTEST_OPTIONS...]}
shift 2
mkdir -p "$build"
build=$(cd "$build" && pwd)
logs=$build/logs
cd "$top"
rm -f "$build/results.xml"

step "$preset: configure"
quietly "$logs/configure.log" cmake --preset "$preset" -B "$build"

step "$preset: build (a first build takes minutes; log: $logs/build.log)"
quietly "$logs/build.log" cmake --build "$build" -j "$(jobs)"

# The headers that know which Qt they are compiled with are seen on Qt 6 by ui-qt6 and plugin-qt6.
if [ "$preset" != qgis4 ]; then
  step "$preset: each header compiles alone"
  quietly "$logs/headers.log" cmake --build "$build" -j "$(jobs)" --target all_verify_interface_header_sets
fi

step "$preset: test"
display=()
! command -v xvfb-run >/dev/null || display=(onVirtualDisplay)
status=0
"${display[@]}" ctest --test-dir "$build" -j "$(jobs)" --output-on-failure --no-tests=error \
  --output-junit "$build/results.xml" --test-output-size-passed 1048576 --test-output-size-failed 1048576 \
  "$@" >"$logs/test.log" 2>&1 || status=$?
if [ "$status" -eq 0 ]; then
  grep -a 'tests passed' "$logs/test.log"
else
  grep -avE '^ *(Start|[0-9]+/[0-9]+ Test .* Passed) ' "$logs/test.log" || true
  echo "$name: $preset: tests failed (whole log: $logs/test.log)" >&2
fi
exit "$status"
