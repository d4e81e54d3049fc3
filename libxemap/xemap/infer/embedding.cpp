// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/embedding.h"

#include <algorithm>

#include <ATen/ATen.h>

#include "xemap/infer/guarded.h"
#include "xemap/infer/torch_settings.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/model/model_directory.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/raster_source.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::infer {

namespace {

std::vector<float> valuesOf(const at::Tensor &vector) {
  const auto values = vector.contiguous();
  return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

text::BpeTokenizer tokenizerOf(const model::LoadedClip &model) {
  const auto &clip = model.config.clip;
  return text::ClipPhraseTokenizer::read(model.mergesPath, clip.contextLength, clip.vocabularyIds).tokenizer();
}

class ClipEmbedder final : public Embedder {
public:
  explicit ClipEmbedder(const std::string &directory)
      : mModel(model::loadClip(directory)), mTokenizer(tokenizerOf(mModel)) {}

  std::vector<std::vector<float>> embedTexts(const std::vector<std::string> &texts) override {
    return guarded("embedding texts", [&] {
      const TorchSettings settings;
      std::vector<std::vector<std::int32_t>> tokens;
      tokens.reserve(texts.size());
      for (const auto &text : texts)
        tokens.push_back(mTokenizer.encode(text).ids);
      const auto vectors = model::unitLength(mModel.net->encodeText(model::paddedTokens(tokens)).embedding, 1);
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
      const int side = static_cast<int>(mModel.config.clip.imageSize);
      auto patch = source.read(window, side, side);
      scaling.apply(patch);
      const auto image = at::from_blob(patch.samples.data(), {1, 3, side, side}, at::kFloat);
      return valuesOf(model::unitLength(mModel.net->encodeImage(image).embedding, 1)[0]);
    });
  }

private:
  model::LoadedClip mModel;
  text::BpeTokenizer mTokenizer;
};

} // namespace

std::unique_ptr<Embedder> createEmbedder(const std::string &modelDirectory) {
  return guarded("loading the model", [&]() -> std::unique_ptr<Embedder> {
    const TorchSettings settings;
    return std::make_unique<ClipEmbedder>(modelDirectory);
  });
}

} // namespace xemap::infer
