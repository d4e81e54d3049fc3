#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Prints at how many moments a run of `xemap map` that is killed, interrupted or out of room harms nothing and leaves nothing,
# over all the places of tests/cli/map_harm_test.cpp.
#   tests/bench/outputs.sh TEST_PROGRAM [MOMENTS]      TEST_PROGRAM: xemap_test_cli; MOMENTS: of each way (default: 10)
set -euo pipefail

program=$(realpath "${1:?usage: outputs.sh TEST_PROGRAM [MOMENTS]}")
XEMAP_HARM_MOMENTS=${2:-10} "$program" --gtest_filter='MapHarm.*' --gtest_brief=1
