// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/settings/machine.h"

#include <QByteArray>
#include <QFile>

namespace xemap::settings {

namespace {

/// A number of kilobytes in a file of lines such as "MemTotal:  16316412 kB".
std::int64_t bytesIn(const char *file, const QByteArray &name) {
  QFile lines(QString::fromLatin1(file));
  if (!lines.open(QIODevice::ReadOnly))
    return 0;
  // Such a file has no size, so its end is known only when it is reached.
  for (QByteArray line = lines.readLine(); !line.isEmpty(); line = lines.readLine())
    if (line.startsWith(name))
      return line.mid(name.size()).simplified().split(' ').first().toLongLong() * 1024;
  return 0;
}

} // namespace

MachineMemory machineMemory() {
  return {bytesIn("/proc/meminfo", "MemTotal:"), bytesIn("/proc/meminfo", "MemAvailable:"),
          bytesIn("/proc/self/status", "VmRSS:")};
}

} // namespace xemap::settings
