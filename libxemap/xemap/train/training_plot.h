// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::train {

/// Draws a training log (JSON lines) as curves over the steps: the loss, and the mean IoU of the validations.
///
/// Lines that are no JSON are left out, as a killed run may leave half of one. Throws: Unwritable.
void plotTrainingLog(const std::string &logPath, const std::string &svgPath);

} // namespace xemap::train
