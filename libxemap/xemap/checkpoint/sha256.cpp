// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/sha256.h"

#include <openssl/evp.h>

#include "xemap/base/error.h"

namespace xemap::checkpoint {

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> evp{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

namespace {

void require(bool succeeded) {
  if (!succeeded)
    throw Error(ErrorCode::Internal, "SHA-256 failed");
}

} // namespace

Sha256::Sha256() : mContext(std::make_unique<Context>()) {
  require(mContext->evp && EVP_DigestInit_ex(mContext->evp.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(const void *bytes, std::size_t count) {
  require(EVP_DigestUpdate(mContext->evp.get(), bytes, count) == 1);
}

std::string Sha256::text() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  require(EVP_DigestFinal_ex(mContext->evp.get(), digest, &length) == 1);
  static constexpr char hexadecimal[] = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += hexadecimal[digest[i] >> 4U];
    text += hexadecimal[digest[i] & 15U];
  }
  return text;
}

} // namespace xemap::checkpoint
