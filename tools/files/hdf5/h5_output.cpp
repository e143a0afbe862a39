#include "files/hdf5/draft.hpp"
#include "files/hdf5/h5_creation.hpp"
#include "files/hdf5/h5_handle.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace files {
namespace {

constexpr std::size_t longest_text = 60000; ///< what fits the header of an object

Id text_type(std::size_t length) {
    Id type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type, std::max<std::size_t>(1, length));
    H5Tset_strpad(type, H5T_STR_NULLPAD);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

void write_attribute(hid_t object, const char* name, hid_t type, const Shape& shape,
                     const void* value) {
    const Id space = dataspace(shape);
    const Id attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!attribute || H5Awrite(attribute, type, value) < 0)
        throw Error(std::string("attribute ") + name + " cannot be written");
}

/// All values in rows of one length, padded with zeros.
std::string in_rows(const std::vector<std::string>& values, std::size_t length) {
    std::string rows;
    for (const std::string& value : values)
        rows += value + std::string(length - value.size(), '\0');
    return rows;
}

std::size_t longest(const std::vector<std::string>& values) {
    std::size_t length = 1;
    for (const std::string& value : values)
        length = std::max(length, value.size());
    return length;
}

Shape shape_of(const Extents& extents) {
    Shape shape;
    for (const Extent& extent : extents)
        shape.push_back(extent.length);
    return shape;
}

/// What is told of a dataset beside it; an empty unit is left out.
void describe(hid_t set, const Extents& extents, Meaning meaning) {
    std::string letters;
    for (const Extent& extent : extents)
        letters += (letters.empty() ? "" : ", ") + std::string(extent.letter);
    const auto write = [&](const char* name, std::string_view text) {
        write_attribute(set, name, text_type(text.size()), {}, std::string(text).c_str());
    };
    if (!meaning.unit.empty())
        write("unit", meaning.unit);
    write("meaning", meaning.text);
    write("extents", letters);
}

Shape list_or_value(std::size_t count) { return count == 1 ? Shape{} : Shape{count}; }

} // namespace

struct Output::Handle {
    std::filesystem::path path;
    Draft draft;
    Storage storage;
    Id file = {}; ///< closes before the draft is removed

    hid_t group(const std::string& name) {
        if (!name.empty() && H5Lexists(file, name.c_str(), H5P_DEFAULT) <= 0) {
            group(name.substr(0, name.rfind('/')));
            const Id list = group_creation();
            if (!Id(H5Gcreate2(file, name.c_str(), H5P_DEFAULT, list, H5P_DEFAULT), H5Gclose))
                fail(path, name, "cannot be created");
        }
        return file;
    }

    Id open_group(std::string_view name) {
        const std::string path_in_file(name);
        return Id(H5Gopen2(group(path_in_file), path_in_file.c_str(), H5P_DEFAULT), H5Gclose);
    }

    void write(const std::string& name, hid_t type, const Extents& extents, Meaning meaning,
               const void* values) {
        const Shape shape = shape_of(extents);
        const Id space = dataspace(shape);
        const Id list = dataset_creation(shape, H5Tget_size(type), storage);
        Id set(H5Dcreate2(group(name.substr(0, name.rfind('/'))), name.c_str(), type, space,
                          H5P_DEFAULT, list, H5P_DEFAULT),
               H5Dclose);
        if (!set || (H5Sget_simple_extent_npoints(space) > 0 &&
                     H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) < 0))
            fail(path, name, "cannot be written");
        describe(set, extents, meaning);
        if (!set.close()) // chunks reach the disk here
            disk_is_full();
    }

    [[noreturn]] void disk_is_full() const {
        fail(path, "", "cannot be written: is the disk full?");
    }
};

Output::Output(const std::filesystem::path& path, const Provenance& provenance, Storage storage)
    : handle_(new Handle{path, Draft(path), storage}) {
    const Id access = file_access(); // the first call of HDF5
    const Id list = file_creation();
    errno = 0;
    handle_->file =
        Id(H5Fcreate(handle_->draft.partial().c_str(), H5F_ACC_TRUNC, list, access), H5Fclose);
    if (!handle_->file)
        fail(path, "", std::string("cannot be created: ") + std::strerror(errno));
    write_provenance(*this, provenance);
}

Output::~Output() = default;

template <class T>
void Output::write(std::string_view dataset, std::span<const T> values, const Extents& extents,
                   Meaning meaning) {
    const Shape shape = shape_of(extents);
    std::size_t expected = 1;
    for (const std::size_t extent : shape)
        expected *= extent;
    if (values.size() != expected)
        fail(handle_->path, dataset,
             "was given " + std::to_string(values.size()) + " values, expected " + in_words(shape));
    handle_->write(std::string(dataset), memory_type<T>(), extents, meaning, values.data());
}
template void Output::write(std::string_view, std::span<const float>, const Extents&, Meaning);
template void Output::write(std::string_view, std::span<const double>, const Extents&, Meaning);
template void Output::write(std::string_view, std::span<const std::int32_t>, const Extents&,
                            Meaning);
template void Output::write(std::string_view, std::span<const std::int64_t>, const Extents&,
                            Meaning);

void Output::text(std::string_view dataset, std::string_view value, std::string_view meaning) {
    if (value.size() > longest_text)
        fail(handle_->path, dataset,
             "has " + std::to_string(value.size()) + " characters, expected at most " +
                 std::to_string(longest_text));
    const std::string terminated(value);
    handle_->write(std::string(dataset), text_type(value.size()), {}, {"", meaning},
                   terminated.c_str());
}

void Output::texts(std::string_view dataset, const std::vector<std::string>& values,
                   std::string_view letter, std::string_view meaning) {
    const std::size_t length = longest(values);
    handle_->write(std::string(dataset), text_type(length), {{letter, values.size()}},
                   {"", meaning}, in_rows(values, length).data());
}

void Output::attribute(std::string_view object, std::string_view name,
                       const std::vector<std::int32_t>& values) {
    write_attribute(handle_->open_group(object), std::string(name).c_str(), H5T_NATIVE_INT32,
                    list_or_value(values.size()), values.data());
}

void Output::attribute(std::string_view object, std::string_view name,
                       const std::vector<std::string>& values) {
    const std::size_t length = longest(values);
    write_attribute(handle_->open_group(object), std::string(name).c_str(), text_type(length),
                    list_or_value(values.size()), in_rows(values, length).data());
}

void Output::hard_link(std::string_view existing, std::string_view name) {
    const std::string link(name);
    const hid_t file = handle_->group(link.substr(0, link.rfind('/')));
    if (H5Lcreate_hard(file, std::string(existing).c_str(), file, link.c_str(), H5P_DEFAULT,
                       H5P_DEFAULT) < 0)
        fail(handle_->path, name, "cannot be linked to " + std::string(existing));
}

void Output::commit() {
    Id& file = handle_->file;
    const bool flushed = H5Fflush(file, H5F_SCOPE_GLOBAL) >= 0;
    if (!file.close() || !flushed)
        handle_->disk_is_full();
    read_everything(handle_->draft.partial());
    handle_->draft.publish();
}

} // namespace files
