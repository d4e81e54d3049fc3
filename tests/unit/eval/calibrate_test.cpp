// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/calibrate.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::eval {
namespace {

class Calibrate : public test::TempDirTest {
protected:
  /// Pictures that differ, each with a referent over its left quarter when `present`, and an absent one when `absent`.
  std::string makeSet(bool present, bool absent) const {
    const std::string folder = tempDir.file("set");
    data::XemapSetWriter writer(folder, "small", "CC0-1.0", "for tests");
    for (int number = 0; number < 4; ++number) {
      const std::string id = "picture" + std::to_string(number);
      data::RgbImage picture{128, 128, {}};
      data::Mask mask{128, 128, {}};
      for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x) {
          picture.rgb.insert(picture.rgb.end(), {static_cast<std::uint8_t>(x * (number + 1)),
                                                 static_cast<std::uint8_t>(y), static_cast<std::uint8_t>(60 * number)});
          mask.values.push_back(x < 32 ? data::Mask::referred : 0);
        }
      writer.addImage(id, picture, "val", {});
      data::SetExpression expression;
      expression.image = id;
      expression.tags = data::Category;
      if (present) {
        expression.id = id + "-present";
        expression.text = "river";
        expression.maskFile = writer.addMask(expression.id, mask);
        writer.addExpression(expression);
      }
      if (absent) {
        data::SetExpression none = expression;
        none.id = id + "-absent";
        none.text = "stadium";
        none.maskFile.clear();
        none.present = false;
        none.tags |= data::Absent;
        writer.addExpression(none);
      }
    }
    writer.finish();
    return folder;
  }

  std::string makeModel() const {
    const auto directory = tempDir.file("model");
    test::writeSmallModel(directory, 3);
    return directory;
  }
};

TEST_F(Calibrate, FitsAModelThatKnowsNothingOrSaysThatItIsWrong) {
  // A random network either happens to be a little right, or is refused; it is never believed as it is.
  Feedback feedback;
  try {
    const auto fitted = fitPresence(makeModel(), {}, {makeSet(true, true)}, "", 1, feedback);
    EXPECT_GT(std::max(fitted.head, fitted.sure), 0.0);
    EXPECT_GE(fitted.doubt, 0.0);
    EXPECT_EQ(fitted.doubtedBelow, 0.5);
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("rise with the truth"));
  }
}

TEST_F(Calibrate, NeedsPresentAndAbsentReferents) {
  Feedback feedback;
  try {
    fitPresence(makeModel(), {}, {makeSet(true, false)}, "", 1, feedback);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("expected present and absent referents, found 4 and 0"));
  }
}

TEST_F(Calibrate, TakesTheSplitAskedFor) {
  Feedback feedback;
  EXPECT_THROW(fitPresence(makeModel(), {}, {makeSet(true, true)}, "train", 1, feedback), Error);
}

} // namespace
} // namespace xemap::eval
