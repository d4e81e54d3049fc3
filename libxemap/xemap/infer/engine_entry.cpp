// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/engine.h"

extern "C" XEMAP_EXPORT xemap::infer::Engine *xemapCreateEngine(const xemap::infer::EngineOptions &options) {
  return xemap::infer::createEngine(options).release();
}
