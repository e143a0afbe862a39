#pragma once

#include <filesystem>

namespace files {

/// Where a file is written until it is complete: beside its name, so that renaming it is atomic.
/// @throws files::Error  if the directory does not exist or `path` is one
std::filesystem::path partial_name(const std::filesystem::path& path);

/// Brings the complete file to the disk and gives it its name.
/// @throws files::Error  if the disk refuses it
void publish(const std::filesystem::path& partial, const std::filesystem::path& path);

} // namespace files
