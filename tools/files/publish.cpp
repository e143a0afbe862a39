#include "files/publish.hpp"

#include "files/h5.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace files {
namespace {

namespace fs = std::filesystem;

/// Of a file, its bytes; of a directory, the names in it.
void synchronise(const fs::path& path) {
    const int descriptor = ::open(path.empty() ? "." : path.c_str(), O_RDONLY);
    const bool synchronised = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synchronised)
        throw Error(path.string() + ": cannot be written to disk: " + std::strerror(reason));
}

} // namespace

fs::path partial_name(const fs::path& path) {
    std::error_code ignored;
    const fs::path directory = path.parent_path();
    if (!directory.empty() && !fs::is_directory(directory, ignored))
        throw Error(path.string() + ": cannot be created, expected an existing directory " +
                    directory.string());
    if (fs::is_directory(path, ignored))
        throw Error(path.string() + ": is a directory, expected the name of a file");
    return path.string() + ".partial";
}

void publish(const fs::path& partial, const fs::path& path) {
    synchronise(partial);
    std::error_code error;
    fs::rename(partial, path, error);
    if (error)
        throw Error(path.string() + ": cannot be given its name: " + error.message());
    synchronise(path.parent_path());
}

} // namespace files
