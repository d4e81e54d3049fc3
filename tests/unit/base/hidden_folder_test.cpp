// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/hidden_folder.h"

#include <array>
#include <csignal>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using xemap::ErrorCode;
using xemap::HiddenFolder;
using xemap::test::expectError;
using xemap::test::filesBelow;
using xemap::test::TempDir;
using xemap::test::writeText;

/// A process that holds a hidden folder with a file in it until it is killed.
class Holder {
public:
  explicit Holder(const std::string &target) {
    std::array<int, 2> ready{};
    if (::pipe(ready.data()) != 0)
      return;
    mProcess = ::fork();
    if (mProcess == 0) {
      const HiddenFolder folder(target);
      writeText(folder.path() + "/half.tif", "half");
      static_cast<void>(!::write(ready[1], "x", 1));
      while (true)
        ::pause();
    }
    char answer = 0;
    static_cast<void>(!::read(ready[0], &answer, 1));
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~Holder() { kill(); }
  Holder(const Holder &) = delete;
  Holder &operator=(const Holder &) = delete;

  void kill() {
    if (mProcess > 0) {
      ::kill(mProcess, SIGKILL);
      ::waitpid(mProcess, nullptr, 0);
    }
    mProcess = -1;
  }

private:
  pid_t mProcess = -1;
};

TEST(HiddenFolder, GoesAwayWithItsOwner) {
  const TempDir directory;
  {
    const HiddenFolder folder(directory.file("p.tif"));
    writeText(folder.path() + "/p.tif", "new");
    EXPECT_THAT(directory.names(), SizeIs(1));
  }
  EXPECT_THAT(directory.names(), IsEmpty());
}

TEST(HiddenFolder, WhatAKilledProcessLeftGoesWithTheNextOne) {
  const TempDir directory;
  Holder holder(directory.file("p.tif"));
  holder.kill();
  ASSERT_THAT(directory.names(), SizeIs(1));
  const HiddenFolder folder(directory.file("other.tif"));
  EXPECT_THAT(directory.names(), ElementsAre(std::filesystem::path(folder.path()).filename().string()));
}

TEST(HiddenFolder, WhatARunningProcessWorksInStays) {
  const TempDir directory;
  const Holder holder(directory.file("p.tif"));
  ASSERT_THAT(directory.names(), SizeIs(1));
  { const HiddenFolder folder(directory.file("p.tif")); }
  EXPECT_THAT(filesBelow(directory.path()), SizeIs(1)) << "with the file in it";
}

TEST(HiddenFolder, TwoOfOneProcessDoNotTakeEachOtherForLeftovers) {
  const TempDir directory;
  const HiddenFolder first(directory.file("p.tif"));
  const HiddenFolder second(directory.file("p.tif"));
  EXPECT_THAT(directory.names(), SizeIs(2));
}

TEST(HiddenFolder, NamesOfOthersStay) {
  const TempDir directory;
  for (const char *name : {".xemap-0123456789abcdeg/a", ".xemap-0123/a", ".xemap-0123456789abcdef0/a", "xemap/a"})
    writeText(directory.file(name), "a");
  writeText(directory.file(".xemap-0123456789abcdef"), "a file");
  std::filesystem::create_directory(directory.file("elsewhere"));
  writeText(directory.file("elsewhere/a"), "a");
  std::filesystem::create_directory_symlink(directory.file("elsewhere"), directory.file(".xemap-fedcba9876543210"));
  { const HiddenFolder folder(directory.file("p.tif")); }
  EXPECT_THAT(directory.names(),
              UnorderedElementsAre(".xemap-0123456789abcdeg", ".xemap-0123", ".xemap-0123456789abcdef0", "xemap",
                                   ".xemap-0123456789abcdef", "elsewhere", ".xemap-fedcba9876543210"));
  EXPECT_TRUE(std::filesystem::exists(directory.file("elsewhere/a")));
}

TEST(HiddenFolder, RefusesAPlaceThatIsNone) {
  const TempDir directory;
  expectError(ErrorCode::Unwritable, "none/p.tif", [&] { HiddenFolder folder(directory.file("none/p.tif")); });
}

} // namespace
