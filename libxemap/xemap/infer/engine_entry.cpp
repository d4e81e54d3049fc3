// SPDX-License-Identifier: GPL-2.0-or-later
#include <torch/version.h>

#include "xemap/importer/clip_importer.h"
#include "xemap/infer/engine.h"

extern "C" XEMAP_EXPORT xemap::infer::Engine *xemapCreateEngine(const xemap::infer::EngineOptions &options) {
  return xemap::infer::createEngine(options).release();
}

extern "C" XEMAP_EXPORT const char *xemapTorchVersion() {
  return TORCH_VERSION;
}

extern "C" XEMAP_EXPORT bool xemapImportClip(const xemap::importer::ImportRequest &request, xemap::Feedback &feedback,
                                             xemap::importer::ImportedModel &model) {
  auto imported = xemap::importer::importClip(request, feedback);
  if (imported)
    model = std::move(*imported);
  return imported.has_value();
}
