#pragma once

#include <filesystem>
#include <vector>

namespace files {

/// What is given, where in place of a directory stand the files in it, in the order of their
/// names; hidden ones, and directories in them, are left out.
/// @throws files::Error  if a directory holds no file, or `output`, or what is no file, as a link that
///                       leads nowhere; or if a file is given twice, under two names also
std::vector<std::filesystem::path> expand(const std::vector<std::filesystem::path>& given,
                                          const std::filesystem::path& output);

} // namespace files
