// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/image_backbone.h"

#include "xemap/model/image/clip_resnet.h"
#include "xemap/model/image/efficientnet_lite.h"
#include "xemap/model/image/vision_transformer.h"

namespace xemap::model {

torch::Tensor ImageBackboneImpl::embed(const torch::Tensor & /*rgb*/) {
  C10_THROW_ERROR(Error, "image encoder: expected one that shares a space with texts, found another");
}

std::shared_ptr<ImageBackboneImpl> makeBackbone(const ImageSpec &spec) {
  struct Maker {
    const ImageSpec &spec;
    std::shared_ptr<ImageBackboneImpl> operator()(const EfficientNetLite &net) const {
      return std::make_shared<EfficientNetLiteImpl>(net, spec.pixelMean, spec.pixelStd, StridedPadding::Centred);
    }
    std::shared_ptr<ImageBackboneImpl> operator()(const VisionTransformer &net) const {
      return std::make_shared<VisionTransformerImpl>(net, spec.pixelMean, spec.pixelStd);
    }
    std::shared_ptr<ImageBackboneImpl> operator()(const ClipResNet &net) const {
      return std::make_shared<ClipResNetImpl>(net, spec.pixelMean, spec.pixelStd);
    }
  };
  return std::visit(Maker{spec}, spec.kind);
}

} // namespace xemap::model
