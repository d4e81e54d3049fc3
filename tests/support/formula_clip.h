// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "support/clip_checkpoints.h"
#include "support/temp_dir.h"
#include "xemap/model/image/windowed_backbone.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/text/text_encoder.h"

namespace xemap::test {

/// The encoders of a CLIP model, in evaluation mode.
struct FormulaClip {
  std::shared_ptr<model::WindowedBackboneImpl> image;
  std::unique_ptr<model::FrozenTextEncoder> text;
};

/// Encoders with the weights of tests/golden/clip/README.md's formula, loaded as a model's are.
inline FormulaClip formulaClip(const importer::ClipEncoders &encoders) {
  const TempDir directory;
  const auto path = directory.file("frozen.safetensors");
  writeSafetensorsFile(path, clipModelTensors(encoders));
  const auto file = std::make_shared<checkpoint::SafetensorsFile>(path);
  model::ImageSpec image;
  image.kind = std::visit([](const auto &net) { return model::ImageKind(net); }, encoders.image);
  image.pixelMean = {0.48145466, 0.4578275, 0.40821073};
  image.pixelStd = {0.26862954, 0.26130258, 0.27577711};
  model::TextSpec text;
  text.kind = encoders.text;
  FormulaClip clip;
  clip.image = std::dynamic_pointer_cast<model::WindowedBackboneImpl>(model::makeBackbone(image));
  model::loadPart(*clip.image, *file, "image.");
  clip.image->eval();
  clip.text = model::makeTextEncoder(text, file);
  return clip;
}

} // namespace xemap::test
