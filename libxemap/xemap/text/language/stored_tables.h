// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::text {

/// The files of resources/language/, and two of resources/datasets/, which the build makes into source.
extern const char *const storedEn;
extern const char *const storedDe;
extern const char *const storedFr;
extern const char *const storedEs;
extern const char *const storedZh;
extern const char *const storedOther;
extern const char *const storedTranslations;
extern const char *const storedCompetitors;

} // namespace xemap::text
