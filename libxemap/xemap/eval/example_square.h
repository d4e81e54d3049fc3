// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/data/pixels.h"

namespace xemap::eval {

/// The square that someone might point at to show what a mask refers to: around the pixel that lies deepest in it, as
/// large as fits, and 49 pixels wide at most. The mask refers to a pixel at least.
///
/// Units: pixels of the mask, as data::Ring.
data::Ring exampleSquare(const data::Mask &mask);

} // namespace xemap::eval
