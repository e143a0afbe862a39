#pragma once

#include <filesystem>
#include <string>

namespace files {

/// Of what is there and cannot be read as a file: a named pipe or a device, which would be waited for,
/// a link that leads nowhere, a file without permission.  Missing files and directories pass.
/// @throws files::Error  path, what it is, expected `wanted`
void expect_regular(const std::filesystem::path& path, const std::string& wanted);

/// Of the name that an output gets.
/// @throws files::Error  if there is anything but a regular file: a device, pipe, link or directory
void expect_replaceable(const std::filesystem::path& path);

} // namespace files
