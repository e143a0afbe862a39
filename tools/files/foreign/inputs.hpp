#pragma once

#include <filesystem>
#include <vector>

namespace files {

/// What is given, where in place of a directory stand the files in it, in the order of their
/// names; hidden ones are left out.
/// @throws files::Error  if a directory holds no file, or holds `output`
std::vector<std::filesystem::path> expand(const std::vector<std::filesystem::path>& given,
                                          const std::filesystem::path& output);

} // namespace files
