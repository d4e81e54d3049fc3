// SPDX-License-Identifier: GPL-2.0-or-later
// `xemap` with training alone, for machines that have LibTorch and little else.
#include "command_process.h"
#include "train_command.h"

int main(int argc, char **argv) {
  using namespace xemap::tools;
  return runCommand(argc, argv, {registerTrain});
}
