#pragma once

#include "files/hdf5/provenance.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace files {

/// What is wrong with a file: `path: /dataset what is, what was expected`.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Shape = std::vector<std::size_t>;
inline constexpr std::size_t any =
    static_cast<std::size_t>(-1); ///< an extent that is not prescribed

/// An HDF5 file opened for reading.  Every member throws files::Error naming path and dataset.
class Input {
  public:
    explicit Input(const std::filesystem::path& path);
    ~Input();
    Input(Input&&) noexcept;

    bool has(std::string_view dataset) const;
    bool is_dataset(std::string_view name) const;
    /// Of what lies directly in a group, sorted; none if there is no such group.
    std::vector<std::string> names(std::string_view group) const;
    /// An attribute of a group that holds text; nothing if there is none.
    std::vector<std::string> attribute_texts(std::string_view group, std::string_view name) const;
    Shape shape(std::string_view dataset) const;
    /// Size of one value in the file: 4 for single precision, 8 for double.
    std::size_t bytes(std::string_view dataset) const;

    /// All values, row-major; the shape must match `expected` (`any` matches all).  T: float,
    /// double, std::int32_t, std::int64_t.  Floating-point values that are not finite are refused.
    template <class T>
    std::vector<T> read(std::string_view dataset, const Shape& expected) const;
    /// As read(), where "not defined" is written as NaN.
    std::vector<double> read_or_nan(std::string_view dataset, const Shape& expected) const;

    std::string text(std::string_view dataset) const;
    std::vector<std::string> texts(std::string_view dataset) const;
    const std::filesystem::path& path() const;

  private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

/// One extent of a dataset: what it counts, as the letter of README.md, or the number itself where
/// it never changes.  Equal letters of one file are equal lengths; "F + X" is the sum of two.
struct Extent {
    std::string_view letter;
    std::size_t length;
};
using Extents = std::vector<Extent>;        ///< none: a single value
inline constexpr Extent components{"3", 3}; ///< of a vector in space

/// Unit and meaning of a dataset, stored beside it as attributes.
struct Meaning {
    std::string_view
        unit; ///< reduced units, "1" for pure numbers; "": no attribute, as in H5MD elements
    std::string_view text;
};

/// compressed: slower to write, for what is kept in the repository.
enum class Storage { plain, compressed };

/// An HDF5 file being written beside its final name; nothing appears under that name before
/// commit().
class Output {
  public:
    /// Opens `<path>.partial` and writes the provenance.
    Output(const std::filesystem::path& path, const Provenance& provenance,
           Storage storage = Storage::plain);
    ~Output(); ///< removes what was not committed
    Output(const Output&) = delete;

    /// Chunked, checksummed (fletcher32); groups are made as needed.  Attributes tell `unit`,
    /// `meaning`, and `extents` ("F, N, 3").  T as in Input::read.
    template <class T>
    void write(std::string_view dataset, std::span<const T> values, const Extents& extents,
               Meaning meaning);
    template <class T>
    void write(std::string_view dataset, T value, Meaning meaning) {
        write<T>(dataset, std::span<const T>(&value, 1), {}, meaning);
    }
    void text(std::string_view dataset, std::string_view value, std::string_view meaning);
    /// @param letter  of the one extent
    void texts(std::string_view dataset, const std::vector<std::string>& values,
               std::string_view letter, std::string_view meaning);
    /// Attribute of a group, which is made if needed: a single value, or a list of several.
    void attribute(std::string_view group, std::string_view name,
                   const std::vector<std::int32_t>& values);
    void attribute(std::string_view group, std::string_view name,
                   const std::vector<std::string>& values);
    /// A second name for a dataset (H5MD shares step and time this way).
    void hard_link(std::string_view existing, std::string_view name);

    /// Flushes, closes, reads every checksum back, fsyncs and renames.  The object is spent.
    void commit();

  private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

} // namespace files
