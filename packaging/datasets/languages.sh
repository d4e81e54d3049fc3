#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Asks sets for the same things in English, German, French, Spanish and Chinese, and prints the average precision in each and its share of the English one.
#   packaging/datasets/languages.sh OUT --model DIR [--program XEMAP] SET...
# SET is a XeMap-set with categories in English, such as those that build.sh makes; their images of split `val` are asked.
# Translated sets stay in OUT, and the report of the last model that was asked.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"

usage="usage: $name OUT --model DIR [--program XEMAP] SET..."
[ $# -ge 4 ] || die "$usage"
out=$1
shift
model=
program=$top/build/core/bin/xemap
sets=()
while [ $# -gt 0 ]; do
  case $1 in
    --model) model=${2:?"$usage"} && shift 2 ;;
    --program) program=${2:?"$usage"} && shift 2 ;;
    *) sets+=("$1") && shift ;;
  esac
done
if [ -z "$model" ] || [ ${#sets[@]} -eq 0 ]; then die "$usage"; fi

mkdir -p "$out"
for set in "${sets[@]}"; do
  for language in en de fr es zh; do
    asked=$out/$(basename "$set")-$language
    [ -e "$asked" ] || "$program" dataset translate "$set" --split val --language "$language" \
      --translations "$top/resources/datasets/translations.json" -o "$asked"
    "$program" eval "$asked" --split val --model "$model" --threads 1 --report "$asked.json" >/dev/null
  done
done

python3 - "$out" "${sets[@]}" <<'PYTHON'
import json
import pathlib
import sys

languages = ["en", "de", "fr", "es", "zh"]
rows = {}
for path in sys.argv[2:]:
    source = pathlib.Path(path).name
    reports = [json.loads(pathlib.Path(sys.argv[1], f"{source}-{language}.json").read_text()) for language in languages]
    rows[source] = [report["all"]["average_precision"] for report in reports]
rows["mean"] = [sum(column) / len(column) for column in zip(*rows.values())]
print(f"{'set':24}" + "".join(f"{language:>8}" for language in languages) + "   share of en")
for source, row in rows.items():
    shares = "  ".join(f"{value / row[0]:.2f}" for value in row[1:])
    print(f"{source:24}" + "".join(f"{value:8.3f}" for value in row) + f"   {shares}")
PYTHON
