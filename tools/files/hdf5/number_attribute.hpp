#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace files {

/// An attribute of an HDF5 object that holds one number; nothing if there is none.
/// @throws files::Error  if the file cannot be read
std::optional<double> number_attribute(const std::filesystem::path& path, const std::string& object,
                                       const std::string& name);

} // namespace files
