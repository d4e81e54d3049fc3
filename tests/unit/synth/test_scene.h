// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/data/synth/scene.h"

namespace xemap::test {

/// Meadow of one parcel, number 0, at one metre a pixel.
data::synth::Scene emptyScene(int width, int height);

/// Gives the pixels [left,right) x [top,bottom) a surface and a parcel.
void place(data::synth::Scene &scene, data::synth::Surface surface, int parcel, int left, int top, int right,
           int bottom);

/// Puts an object on those pixels and registers it.
void build(data::synth::Scene &scene, data::synth::Cover cover, int left, int top, int right, int bottom);

/// A small generated scene, made once per test program.
const data::synth::Scene &generatedScene();

} // namespace xemap::test
