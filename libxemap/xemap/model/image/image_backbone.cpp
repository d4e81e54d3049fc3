// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/image_backbone.h"

#include "xemap/model/image/efficientnet_lite.h"

namespace xemap::model {

std::shared_ptr<ImageBackboneImpl> makeBackbone(const ImageSpec &spec) {
  struct Maker {
    const ImageSpec &spec;
    std::shared_ptr<ImageBackboneImpl> operator()(const EfficientNetLite &net) const {
      return std::make_shared<EfficientNetLiteImpl>(net, spec.pixelMean, spec.pixelStd, StridedPadding::Centred);
    }
  };
  return std::visit(Maker{spec}, spec.kind);
}

} // namespace xemap::model
