#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing, builds, and shows the main job: QGIS opens on the bundled scene and a question is answered.
# Without a display the same runs on a virtual one, and the paths of what came out are printed.
#   packaging/demo.sh [RASTER [EXPRESSION]]
# Environment: XEMAP_BUILD_DIR  where build folders go (default: build/); the results are in demo/output there
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

raster=$(realpath "${1:-$top/resources/scenes/demo.tif}")
expression=${2:-residential blocks beside the river}
[ -r "$raster" ] || die "$raster: expected a raster, found nothing that can be read"

build=${XEMAP_BUILD_DIR:-$top/build}/demo
mkdir -p "$build/output"
build=$(cd "$build" && pwd)
output=$build/output
stage=$build/stage

step "dependencies"
"$top/packaging/dependencies.sh" full
step "build (a first build takes minutes; log: $build/logs/build.log)"
cd "$top"
quietly "$build/logs/configure.log" cmake --preset demo -B "$build"
quietly "$build/logs/build.log" cmake --build "$build" -j "$(jobs)"
rm -rf "$stage"
quietly "$build/logs/install.log" cmake --install "$build" --prefix "$stage"

step "xemap map: where is '$expression'?"
probability=$output/probability.tif regions=$output/regions.gpkg
"$stage/bin/xemap" map "$raster" "$expression" -o "$probability" --regions "$regions" 2>"$build/logs/map.log" ||
  { cat "$build/logs/map.log" >&2; die "xemap map failed"; }

profiles=$build/profiles
plugin=$(find "$stage" -name 'libxemapplugin.so' -print -quit)
[ -n "$plugin" ] || die "$stage: no libxemapplugin.so was installed"
rm -rf "$profiles"
"$top/packaging/qgis_profile.sh" "$profiles" demo "$plugin"

export XEMAP_DEMO_RASTER=$raster XEMAP_DEMO_EXPRESSION=$expression XEMAP_DEMO_REPORT=$output/report.txt
qgis=(qgis --nologo --noversioncheck --profiles-path "$profiles" --profile demo --code "$top/packaging/demo/demo_query.py")
rm -f "$XEMAP_DEMO_REPORT"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  step "QGIS opens; close it to end the demo"
else
  step "QGIS on a virtual display"
  export XEMAP_DEMO_SCREENSHOT=$output/screenshot.png
  rm -f "$XEMAP_DEMO_SCREENSHOT"
  qgis=(onVirtualDisplay timeout --kill-after=10 400 "${qgis[@]}")
fi
"${qgis[@]}" >"$build/logs/qgis.log" 2>&1 || echo "QGIS ended with status $?; see $build/logs/qgis.log" >&2
[ -r "$XEMAP_DEMO_REPORT" ] || die "QGIS ended before the question was answered; see $build/logs/qgis.log"
read -r word what <"$XEMAP_DEMO_REPORT"
[ "$word" = layer ] || die "in QGIS: $what"

echo "probability: $probability"
echo "regions:     $regions"
echo "QGIS layer:  $what"
[ -z "${XEMAP_DEMO_SCREENSHOT:-}" ] || echo "screenshot:  $XEMAP_DEMO_SCREENSHOT"
