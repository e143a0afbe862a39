#include "files/hdf5/regular_file.hpp"

#include "files/hdf5/h5.hpp"

#include <cerrno>
#include <unistd.h>

namespace files {
namespace {

namespace fs = std::filesystem;

/// Of what is neither a file nor a directory.
std::string kind(fs::file_type type) {
    switch (type) {
    case fs::file_type::fifo:
        return "a named pipe";
    case fs::file_type::socket:
        return "a socket";
    case fs::file_type::block:
    case fs::file_type::character:
        return "a device";
    default:
        return "no regular file";
    }
}

} // namespace

void expect_regular(const fs::path& path, const std::string& wanted) {
    std::error_code error, ignored;
    const fs::file_status status = fs::status(path, error);
    const auto refuse = [&](const std::string& what) {
        throw Error(path.string() + ": " + what + ", expected " + wanted);
    };
    if (error == std::errc::too_many_symbolic_link_levels)
        refuse("is a link in a circle");
    if (error == std::errc::permission_denied ||
        (fs::exists(status) && ::access(path.c_str(), R_OK) != 0 && errno == EACCES))
        refuse("cannot be read (permission denied)");
    if (!fs::exists(status)) {
        if (fs::is_symlink(path, ignored))
            refuse("is a link to " + fs::read_symlink(path, ignored).string() +
                   ", which does not exist");
        return;
    }
    if (!fs::is_regular_file(status) && !fs::is_directory(status))
        refuse("is " + kind(status.type()));
}

void expect_replaceable(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(path, ignored);
    if (!fs::exists(status) || fs::is_regular_file(status))
        return;
    if (fs::is_directory(fs::status(path, ignored)))
        throw Error(path.string() + ": is a directory, expected the name of a file");
    if (fs::is_symlink(status))
        throw Error(path.string() + ": is a link to " + fs::read_symlink(path, ignored).string() +
                    ", expected a regular file or none");
    throw Error(path.string() + ": is " + kind(status.type()) +
                ", expected a regular file or none");
}

} // namespace files
