// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/gunzip.h"

#include <array>
#include <new>
#include <zlib.h>

#include "xemap/base/error.h"

namespace xemap::text {

namespace {

/// zlib's state of one decompression.
class Inflation {
public:
  Inflation() {
    constexpr int gzipOnly = 16;
    if (inflateInit2(&stream, MAX_WBITS + gzipOnly) != Z_OK)
      throw std::bad_alloc();
  }
  ~Inflation() { inflateEnd(&stream); }
  Inflation(const Inflation &) = delete;
  Inflation &operator=(const Inflation &) = delete;

  z_stream stream{};
};

} // namespace

bool isGzip(const std::string &bytes) {
  return bytes.compare(0, 2, "\x1F\x8B") == 0;
}

std::string gunzip(const std::string &bytes, std::size_t maxBytes, const std::string &origin) {
  if (bytes.size() > maxBytes)
    throw Error(ErrorCode::Unsupported, origin + ": expected at most " + std::to_string(maxBytes) + " bytes, found " +
                                            std::to_string(bytes.size()));
  Inflation inflation;
  z_stream &stream = inflation.stream;
  // zlib reads through a pointer that is not const; it writes nothing there.
  stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string content;
  int status = Z_OK;
  while (status == Z_OK) {
    std::array<char, 65536> part{};
    stream.next_out = reinterpret_cast<Bytef *>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    status = inflate(&stream, Z_NO_FLUSH);
    content.append(part.data(), part.size() - stream.avail_out);
    if (content.size() > maxBytes)
      throw Error(ErrorCode::Unsupported,
                  origin + ": expected at most " + std::to_string(maxBytes) + " decompressed bytes, found more");
  }
  if (status == Z_BUF_ERROR)
    throw Error(ErrorCode::Unreadable, origin + ": expected a whole gzip file, found one cut short after " +
                                           std::to_string(bytes.size()) + " bytes");
  if (status == Z_MEM_ERROR)
    throw std::bad_alloc();
  if (status != Z_STREAM_END)
    throw Error(ErrorCode::Corrupt,
                origin + ": expected gzip, found " + (stream.msg ? stream.msg : "what zlib cannot read"));
  if (stream.avail_in > 0)
    throw Error(ErrorCode::Corrupt, origin + ": expected one gzip member, found " + std::to_string(stream.avail_in) +
                                        " bytes behind its end");
  return content;
}

} // namespace xemap::text
