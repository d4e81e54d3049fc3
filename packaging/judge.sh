#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes the sets a model is judged on from the validation parts of the imagery, and prints every figure of the model card.
#   packaging/judge.sh XEMAP MODEL IMAGERY WORK [HELD_OUT]
# IMAGERY holds aid150/ (a caption corpus) and dubai/ (pictures with class masks); sets and reports go to WORK, sets that
# are there already are taken as they are. HELD_OUT is a model trained without some classes (`held_out_classes`): the
# mosaics' figures of classes it has seen and those it has not are printed as well. JOBS (default 2) evaluations run at once, each on one thread.
set -euo pipefail
[ $# -eq 4 ] || [ $# -eq 5 ] || { echo "usage: judge.sh XEMAP MODEL IMAGERY WORK [HELD_OUT]" >&2; exit 2; }
xemap=$1 model=$2 imagery=$3 work=$4 held_out=${5:-}
root=$(cd "$(dirname "$0")/.." && pwd)
classes=$root/resources/datasets/class_phrases.json
mkdir -p "$work/reports"

make() { # NAME ARGUMENT...: a set, unless it is there
  [ -e "$work/$1/xemap-set.json" ] || "$xemap" dataset "${@:2}" -o "$work/$1" 2>/dev/null
}
make mosaic_valid mosaic "$imagery/aid150" --corpus-split valid --classes "$classes" --seed 2026
make synth_val synth --seed 900000 --count 40 --size 384 --gsd-min 0.5 --gsd-max 4 --split val
make dubai_rel from-masks "$imagery/dubai" --classes "$root/resources/datasets/dubai_classes.json" \
  --val-match "Tile 7" --gsd 1.5 --relations 12
make laid_val synth --seed 970000 --count 30 --size 384 --gsd-min 5.1 --gsd-max 8 --split val \
  --patches "$imagery/aid150" --patches-split valid --classes "$classes"
if [ ! -e "$work/demo/xemap-set.json" ]; then
  mkdir -p "$work/demo"
  cp "$root/resources/scenes/demo.json" "$work/demo/xemap-set.json"
  cp "$root/resources/scenes/demo.tif" "$work/demo/"
fi

judge() { # SET METHOD
  local asked=$model method=$2
  [ "$2" != held-out ] || { asked=$held_out method=xemap; }
  "$xemap" eval "$work/$1" --model "$asked" --method "$method" --split "$(split_of "$1")" --threads 1 --classes "$classes" \
    --report "$work/reports/$1-$2.json" >"$work/reports/$1-$2.txt" 2>/dev/null
}
split_of() { case $1 in demo) echo test ;; *) echo val ;; esac; }
tasks=(mosaic_valid:xemap synth_val:xemap dubai_rel:xemap laid_val:xemap demo:xemap
  mosaic_valid:selo synth_val:selo dubai_rel:selo mosaic_valid:selo2 mosaic_valid:dense mosaic_valid:no-fusion
  mosaic_valid:no-context mosaic_valid:no-hmsa mosaic_valid:like mosaic_valid:like-words dubai_rel:like
  dubai_rel:like-words mosaic_valid:ones mosaic_valid:random mosaic_valid:centre)
[ -z "$held_out" ] || tasks+=(mosaic_valid:held-out)
for task in "${tasks[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-2}" ]; do wait -n; done
  judge "${task%:*}" "${task#*:}" &
done
wait
for task in "${tasks[@]}"; do
  echo "== ${task%:*}, ${task#*:}"
  cat "$work/reports/${task%:*}-${task#*:}.txt"
done
