#include "files/hdf5/draft.hpp"

#include "files/hdf5/h5.hpp"
#include "files/hdf5/regular_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
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

fs::path partial_name(const fs::path& path) {
    std::error_code ignored;
    const fs::path directory = path.parent_path();
    if (!directory.empty() && !fs::is_directory(directory, ignored))
        throw Error(path.string() + ": cannot be created, expected an existing directory " +
                    directory.string());
    expect_replaceable(path);
    const fs::path partial = path.string() + ".partial";
    expect_replaceable(partial);
    return partial;
}

bool has_name(int descriptor, const fs::path& name) {
    struct stat opened {
    }, named{};
    return ::fstat(descriptor, &opened) == 0 && ::stat(name.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

} // namespace

Draft::Draft(const fs::path& path) : path_(path), partial_(partial_name(path)) {
    // Whoever had the lock before may have published the file between open() and flock().
    do {
        if (lock_ >= 0)
            ::close(lock_);
        lock_ = ::open(partial_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (lock_ < 0)
            throw Error(path.string() + ": cannot be created: " + std::strerror(errno));
        // A file system that has no locks is no reason to stop.
        if (::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(lock_);
            throw Error(path.string() + ": is being written by another process, expected none");
        }
    } while (!has_name(lock_, partial_));
}

Draft::~Draft() {
    std::error_code ignored;
    if (!published_)
        fs::remove(partial_, ignored);
    ::close(lock_);
}

void Draft::publish() {
    synchronise(partial_);
    expect_replaceable(path_);
    std::error_code error;
    fs::rename(partial_, path_, error);
    if (error)
        throw Error(path_.string() + ": cannot be given its name: " + error.message());
    published_ = true;
    synchronise(path_.parent_path());
}

} // namespace files
