#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes the pictures of the documentation anew: the real plugin in the real QGIS, driven through the steps of the tutorials
# on a virtual display. Prints the figures the tutorials name, so that they can be compared.
#   packaging/screenshots.sh [BUILD_DIR]
# BUILD_DIR has a plugin in it; without it what is missing is installed and built first, as packaging/demo.sh does.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

most=180000 mostOfAll=1850000 # Bytes.

if [ $# -gt 0 ]; then
  build=$(cd "$1" && pwd)
else
  build=${XEMAP_BUILD_DIR:-$top/build}/demo
  mkdir -p "$build"
  build=$(cd "$build" && pwd)
  step "dependencies"
  "$top/packaging/dependencies.sh" full
  step "build (a first build takes minutes; log: $build/logs/build.log)"
  cd "$top"
  quietly "$build/logs/configure.log" cmake --preset demo -B "$build"
  quietly "$build/logs/build.log" cmake --build "$build" -j "$(jobs)"
fi
plugin=$build/plugins/qgis/libxemapplugin.so
[ -r "$plugin" ] || die "$plugin: expected a built plugin, found nothing that can be read"

# Its name is seen in pictures of dialogs; QGIS marks what lies in the folder for temporary files.
work=/var/tmp/xemap
rm -rf "$work"
mkdir -p "$work/town" "$work/raw" "$work/small" "$work/runtime"
chmod 700 "$work/runtime"
cp "$top/resources/scenes/demo.tif" "$work/town/"
"$build/bin/xemap" dataset synth --scene "$work/town/hill.tif" --seed 31 --size 900 700 --gsd 0.6 --plain >"$work/synth.log"
rm "$work/town/hill.json"
"$top/packaging/qgis_profile.sh" "$work/profiles" pictures "$plugin"

step "QGIS on a virtual display"
status=0
(
  unset XEMAP_ENGINE XEMAP_MODEL_PATH
  export XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work/runtime XEMAP_PICTURES_FOLDER=$work
  onVirtualDisplay timeout --kill-after=10 900 qgis --nologo --noversioncheck --profiles-path "$work/profiles" \
    --profile pictures --code "$top/packaging/demo/screenshots.py"
) >"$work/qgis.log" 2>&1 || status=$?
if [ "$(tail -n 1 "$work/report.txt" 2>/dev/null)" != "done" ]; then
  cat "$work/report.txt" 2>/dev/null >&2 || true
  die "QGIS ended with status $status before the last picture; see $work/qgis.log"
fi
sed '$d' "$work/report.txt"

step "pictures"
total=0
for picture in "$work"/raw/*.png; do
  small=$work/small/$(basename "$picture")
  for colours in 256 128 64 32; do
    convert "$picture" -strip +dither -colors "$colours" -define png:compression-level=9 "PNG8:$small"
    size=$(stat -c %s "$small")
    [ "$size" -gt "$most" ] || break
  done
  [ "$size" -le "$most" ] || die "$small: $size bytes, expected at most $most"
  total=$((total + size))
done
[ "$total" -le "$mostOfAll" ] || die "$work/small: $total bytes, expected at most $mostOfAll"
cp "$work"/small/*.png "$top/docs/images/"
(cd "$top/docs/images" && ls -l ./*.png)
