#pragma once

#include "files/hdf5/h5.hpp"

#include <hdf5.h>
#include <string>
#include <utility>

// What h5_*.cpp share; no other file includes HDF5.

namespace files {

/// An HDF5 identifier that closes itself.
class Id {
  public:
    using Close = herr_t (*)(hid_t);
    Id() = default;
    Id(hid_t id, Close how) : id_(id), close_(how) {}
    Id(Id&& other) noexcept
        : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Id& operator=(Id&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Id() { close(); }

    explicit operator bool() const { return id_ >= 0; }
    operator hid_t() const { return id_; }
    /// False if closing failed, as it does when buffered data cannot be written.
    bool close() {
        const hid_t id = std::exchange(id_, H5I_INVALID_HID);
        return id < 0 || close_(id) >= 0;
    }

  private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// @throws files::Error  always: `path: dataset what`
[[noreturn]] void fail(const std::filesystem::path& path, std::string_view dataset,
                       const std::string& what);

/// "[20][2000][3]"; an extent that is not prescribed is "[any]".
std::string in_words(const Shape& shape);

/// The file opened for reading, in words that tell what is wrong where it cannot be.
Id open_for_reading(const std::filesystem::path& path);

/// Names of what lies directly in a group, sorted.
std::vector<std::string> links(hid_t file, const std::string& group);

/// The texts of an attribute, of fixed or variable length; nothing if there is none.
std::vector<std::string> attribute_texts(hid_t file, const std::string& group,
                                         const std::string& name);

/// Reads every dataset of the file and with it every checksum.
/// @throws files::Error  naming the first dataset that cannot be read
void read_everything(const std::filesystem::path& path);

/// File access as every open uses it.  Silences HDF5, which otherwise describes errors on stderr.
/// No locks: a file has one writer, which renames it when it is complete, so readers need no
/// protection, and network file systems without locks work.
Id file_access();

template <class T>
hid_t memory_type();

} // namespace files
