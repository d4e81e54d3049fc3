// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/embedding.h"

#include <algorithm>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/infer/guarded.h"
#include "xemap/infer/torch_settings.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/phrase/phrase_encoder.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/raster_source.h"

namespace xemap::infer {

namespace {

std::vector<float> valuesOf(const at::Tensor &vector) {
  const auto values = vector.contiguous();
  return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

class SharedSpaceEmbedder final : public Embedder {
public:
  explicit SharedSpaceEmbedder(const std::string &directory)
      : mModel(model::loadModelFolder(directory)), mPhrases(directory, mModel.spec, mModel.frozen) {}

  std::vector<std::vector<float>> embedTexts(const std::vector<std::string> &texts) override {
    return guarded("embedding texts", [&] {
      const TorchSettings settings;
      const auto vectors = mPhrases.encodeAsWritten(texts).embedding;
      std::vector<std::vector<float>> embeddings;
      for (int64_t i = 0; i < vectors.size(0); ++i)
        embeddings.push_back(valuesOf(vectors[i]));
      return embeddings;
    });
  }

  std::vector<float> embedImage(raster::RasterSource &source) override {
    return guarded("embedding a picture", [&] {
      const TorchSettings settings;
      const auto &info = source.info();
      const int square = std::min(info.width, info.height);
      const raster::PixelWindow window{(info.width - square) / 2.0, (info.height - square) / 2.0,
                                       static_cast<double>(square), static_cast<double>(square)};
      const auto scaling = raster::BandScaling::estimate(source, window);
      const int side = static_cast<int>(model::pictureSideOf(mModel.spec.image));
      auto patch = source.read(window, side, side);
      scaling.apply(patch);
      const auto image = at::from_blob(patch.samples.data(), {1, 3, side, side}, at::kFloat);
      return valuesOf(mModel.net->image().embed(image)[0]);
    });
  }

private:
  model::ModelFolder mModel;
  model::PhraseEncoder mPhrases;
};

} // namespace

std::unique_ptr<Embedder> createEmbedder(const std::string &modelDirectory) {
  return guarded("loading the model", [&]() -> std::unique_ptr<Embedder> {
    if (!model::readModelSpec(modelDirectory).zeroShot)
      throw Error(ErrorCode::Unsupported,
                  modelDirectory + "/model.json: field /zero_shot: expected a CLIP model, found another");
    const TorchSettings settings;
    return std::make_unique<SharedSpaceEmbedder>(modelDirectory);
  });
}

} // namespace xemap::infer
