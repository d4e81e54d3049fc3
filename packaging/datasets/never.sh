#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Asks real scenes for what no picture shows (never_phrases.txt, none of which training saw), and prints how often the map stays empty.
#   packaging/datasets/never.sh DATA_ROOT OUT --model DIR [--program XEMAP]
# DATA_ROOT holds `scenes` and `train`, a folder per source. The set made of 20 scenes stays in OUT/set, the figures in OUT/report.json.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

usage="usage: $name DATA_ROOT OUT --model DIR [--program XEMAP]"
[ $# -ge 2 ] || die "$usage"
data=$1
out=$2
shift 2
model=
program=$top/build/core/bin/xemap
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1: expected a value"
  case $1 in
    --model) model=$2 ;;
    --program) program=$2 ;;
    *) die "$1: expected --model or --program" ;;
  esac
  shift 2
done
[ -n "$model" ] || die "$usage"

# Whole scenes, and pictures of validation parts: the first few in the order of their names.
few() { find "$1" -type f -name "$2" | LC_ALL=C sort | head -n "$3"; }
mapfile -t pictures < <(
  few "$data/scenes" '*.tif' 5
  few "$data/scenes" '*.png' 1
  few "$data/train/dubai/Tile 7/images" '*' 4
  few "$data/train/jonkoping_buildings/images" '*' 5
  few "$data/train/road_epfl/images" '*' 5)
[ ${#pictures[@]} -eq 20 ] || die "$data: expected 20 scenes, found ${#pictures[@]}"

mkdir -p "$out"
[ -e "$out/set" ] || "$program" dataset absent "${pictures[@]}" --phrases "$top/packaging/datasets/never_phrases.txt" -o "$out/set"
"$program" eval "$out/set" --split val --model "$model" --report "$out/report.json"
