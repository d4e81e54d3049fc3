#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes the training shards and validation sets of the default model from real imagery (docs/model-card.md says which).
#   packaging/datasets/build.sh DATA_ROOT OUT --model DIR [--program XEMAP] [--competitors FILE] [--translations FILE]
# DATA_ROOT holds a folder per source. What is there already in OUT is kept, so that a run that was cut short goes on.
#   OUT/shards/<source>.xmshard, <source>_val.xmshard    OUT/sets/<source>: XeMap-sets, those of scenes are mosaics
# Images are split by their names where a source has no split: 15 of 100 validate.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

[ $# -ge 2 ] || die "usage: $name DATA_ROOT OUT --model DIR [--program XEMAP] [--competitors FILE] [--translations FILE]"
data=$1
out=$2
shift 2
model=
program=$top/build/core/bin/xemap
tables=$top/resources/datasets
competitors=$tables/competitors.json
translations=$tables/translations.json
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1: expected a value"
  case $1 in
    --model) model=$2 ;;
    --program) program=$2 ;;
    --competitors) competitors=$2 ;;
    --translations) translations=$2 ;;
    *) die "$1: expected --model, --program, --competitors or --translations" ;;
  esac
  shift 2
done
[ -n "$model" ] || die "--model: expected the folder of the model to be trained, found none"
mkdir -p "$out/shards" "$out/sets"
reading=(--model "$model" --competitors "$competitors" --translations "$translations")
[ -f "$translations" ] || reading=(--model "$model" --competitors "$competitors")
scenes=(--classes "$tables/class_phrases.json")
share=(--val-share 0.15)

# unlessThere PATH COMMAND...   Commands put their output in place when it is whole: what is there is finished.
unlessThere() {
  local path=$1
  shift
  [ -e "$path" ] || { step "${path#"$out"/}" && "$@"; }
}

# scenes NAME FOLDER TRAIN VAL [SHARE...]   Shards of scenes that are one class all over.
packScenes() {
  local source=$1 folder=$2 train=$3 val=$4
  shift 4
  unlessThere "$out/shards/$source.xmshard" "$program" dataset pack "$data/$folder" "${scenes[@]}" "${reading[@]}" \
    --split "$train" "$@" -o "$out/shards/$source.xmshard"
  unlessThere "$out/shards/${source}_val.xmshard" "$program" dataset pack "$data/$folder" "${scenes[@]}" "${reading[@]}" \
    --split "$val" "$@" -o "$out/shards/${source}_val.xmshard"
}

# mosaics NAME FOLDER VAL COUNT [SHARE...]
mosaics() {
  local source=$1 folder=$2 val=$3 count=$4
  shift 4
  unlessThere "$out/sets/$source" "$program" dataset mosaic "$data/$folder" "${scenes[@]}" --corpus-split "$val" "$@" \
    --count "$count" -o "$out/sets/$source"
}

# packSet NAME [SPLIT...]   Shards of a XeMap-set: of both splits, or of those named.
packSet() {
  local source=$1 split file
  shift
  [ $# -gt 0 ] || set -- train val
  for split; do
    file=$out/shards/$source.xmshard
    [ "$split" = train ] || file=$out/shards/${source}_$split.xmshard
    unlessThere "$file" "$program" dataset pack "$out/sets/$source" "${reading[@]}" --split "$split" -o "$file"
  done
}

# masks NAME TABLE OPTIONS...   The XeMap-set of a source with class masks.
masks() {
  local source=$1 table=$2
  shift 2
  unlessThere "$out/sets/$source" "$program" dataset from-masks "$data/$source" --classes "$tables/$table" "$@" \
    -o "$out/sets/$source"
}

# procedural SPLIT SEED COUNT   Drawn scenes, as the one that comes with XeMap; its seed is none of theirs.
procedural() {
  local split=$1 seed=$2 count=$3 source=procedural
  [ "$split" = train ] || source=procedural_$split
  unlessThere "$out/sets/$source" "$program" dataset synth --seed "$seed" --count "$count" --size 512 --gsd-min 0.3 \
    --gsd-max 2.5 --split "$split" -o "$out/sets/$source"
  unlessThere "$out/shards/$source.xmshard" "$program" dataset pack "$out/sets/$source" "${reading[@]}" \
    -o "$out/shards/$source.xmshard"
}

packScenes aid aid150 train valid
packScenes rsscn7 rsscn7 train val "${share[@]}"
packScenes ucm ucm train val "${share[@]}"
packScenes resisc45 nwpu_resisc45_part train val "${share[@]}"
packScenes gearth33 gearth33 train val "${share[@]}"
packScenes eurosat eurosat train val "${share[@]}"
packScenes rsicb rsicb_desert_cloud train val "${share[@]}"

masks dubai dubai_classes.json --val-match "Tile 7"
unlessThere "$out/sets/vhr10" "$program" dataset from-instances "$data/vhr10" --classes "$tables/object_classes.json" \
  --expressions refexp_generated.jsonl "${share[@]}" -o "$out/sets/vhr10"
masks maps_nyc street_map_classes.json --gsd 1.8 "${share[@]}"
masks road_cil road_classes.json "${share[@]}"
masks road_massachusetts road_classes.json "${share[@]}"
masks forest_deepglobe forest_classes.json --gsd 0.5 "${share[@]}"
masks german_ortho23 orthophoto_classes.json --gsd 0.2 "${share[@]}"
masks dronedeploy drone_classes.json --gsd 0.1 --shrink 3 --min-pixels 8 "${share[@]}"
masks road_epfl road_classes.json --val-share 1
masks jonkoping_buildings roof_classes.json --gsd 0.36 --val-share 1
for source in dubai vhr10 maps_nyc road_cil road_massachusetts forest_deepglobe german_ortho23 dronedeploy; do
  packSet "$source"
done
packSet road_epfl val
packSet jonkoping_buildings val
procedural train 9001 260
procedural val 77001 40

mosaics aid_mosaics aid150 valid 60
mosaics rsscn7_mosaics rsscn7 val 60 "${share[@]}"
mosaics ucm_mosaics ucm val 60 "${share[@]}"
mosaics resisc45_mosaics nwpu_resisc45_part val 60 "${share[@]}"
mosaics gearth33_mosaics gearth33 val 20 "${share[@]}"
mosaics eurosat_mosaics eurosat val 40 "${share[@]}"
step "done: $out"
