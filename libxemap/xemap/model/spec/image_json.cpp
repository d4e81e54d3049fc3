// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "xemap/model/spec/encoder_json.h"

namespace xemap::model {

namespace {

using Colour = std::array<double, 3>;
using Json = nlohmann::json;

/// What the picture a tower was trained on has to be.
template <typename Tower> void requireWholePatches(const FieldReader &reader, const Tower &tower) {
  if (tower.imageSize % tower.patchSize != 0)
    reader.fail("image_size", "a multiple of " + std::to_string(tower.patchSize));
}

struct ImageFields {
  static const char *name(const EfficientNetLite & /*net*/) { return "efficientnet_lite"; }
  static const char *name(const VisionTransformer & /*net*/) { return "vision_transformer"; }
  static const char *name(const ClipResNet & /*net*/) { return "clip_resnet"; }

  static void read(const FieldReader &reader, EfficientNetLite &net) {
    net = {reader.number("width"), reader.number("depth")};
    constexpr double largest = 8.0;
    for (const auto &[field, value] : {std::pair("width", net.width), std::pair("depth", net.depth)})
      if (!(value > 0.0) || value > largest)
        reader.fail(field, "a number above 0, at most 8");
  }

  static void read(const FieldReader &reader, VisionTransformer &net) {
    net.imageSize = reader.size("image_size");
    net.patchSize = reader.size("patch_size");
    net.width = reader.size("width");
    net.layers = reader.size("layers");
    net.heads = reader.size("heads");
    net.embedWidth = reader.size("embed_width");
    net.activation = reader.oneOf("activation", activationNames);
    requireWholePatches(reader, net);
    if (net.width % net.heads != 0)
      reader.fail("heads", "a divisor of width");
  }

  static void read(const FieldReader &reader, ClipResNet &net) {
    net.imageSize = reader.size("image_size");
    net.width = reader.size("width");
    net.stageDepths = reader.sizes<4>("stage_depths");
    net.heads = reader.size("heads");
    net.embedWidth = reader.size("embed_width");
    requireWholePatches(reader, net);
    constexpr std::int64_t lastStage = 32;
    if (net.width % 2 != 0)
      reader.fail("width", "an even number");
    if (lastStage * net.width % net.heads != 0)
      reader.fail("heads", "a divisor of 32 times width");
  }

  static Json write(const EfficientNetLite &net) { return {{"width", net.width}, {"depth", net.depth}}; }

  static Json write(const VisionTransformer &net) {
    return {{"image_size", net.imageSize},
            {"patch_size", net.patchSize},
            {"width", net.width},
            {"layers", net.layers},
            {"heads", net.heads},
            {"embed_width", net.embedWidth},
            {"activation", nameIn(activationNames, net.activation)}};
  }

  static Json write(const ClipResNet &net) {
    return {{"image_size", net.imageSize},
            {"width", net.width},
            {"stage_depths", net.stageDepths},
            {"heads", net.heads},
            {"embed_width", net.embedWidth}};
  }
};

} // namespace

ImageSpec parseImage(const FieldReader &reader) {
  ImageSpec image;
  image.kind = readKind<ImageKind>(reader, ImageFields());
  image.frozen = reader.get<bool>("frozen", "true or false");
  image.pixelMean = reader.get<Colour>("pixel_mean", "three numbers");
  image.pixelStd = reader.get<Colour>("pixel_std", "three numbers");
  for (const double deviation : image.pixelStd)
    if (!(deviation > 0))
      reader.fail("pixel_std", "three positive numbers");
  return image;
}

Json toJson(const ImageSpec &image) {
  auto json = writeKind(image.kind, ImageFields());
  json["frozen"] = image.frozen;
  json["pixel_mean"] = image.pixelMean;
  json["pixel_std"] = image.pixelStd;
  return json;
}

} // namespace xemap::model
