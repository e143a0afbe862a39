#include "files/hdf5/h5_handle.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace files {

namespace {

bool link_exists(hid_t file, std::string_view name) {
    for (std::size_t end = 1; end != std::string_view::npos;) {
        end = name.find('/', end);
        if (H5Lexists(file, std::string(name.substr(0, end)).c_str(), H5P_DEFAULT) <= 0)
            return false;
        if (end != std::string_view::npos)
            ++end;
    }
    return true;
}

Shape extents(hid_t set) {
    const Id space(H5Dget_space(set), H5Sclose);
    std::vector<hsize_t> dims(
        static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space))));
    H5Sget_simple_extent_dims(space, dims.data(), nullptr);
    return {dims.begin(), dims.end()};
}

std::size_t count(const Shape& shape) {
    std::size_t product = 1;
    for (const std::size_t extent : shape)
        product *= extent;
    return product;
}

/// Deflate saves at most a factor 1032: a shape that claims more than the file can hold is damage.
bool can_hold(hid_t file, hid_t type, const Shape& shape) {
    hsize_t bytes = 0;
    H5Fget_filesize(file, &bytes);
    auto claimed = static_cast<double>(H5Tget_size(type));
    for (const std::size_t extent : shape)
        claimed *= static_cast<double>(extent);
    return claimed <= 1100 * static_cast<double>(bytes);
}

bool matches(const Shape& found, const Shape& expected) {
    if (found.size() != expected.size())
        return false;
    for (std::size_t k = 0; k < found.size(); ++k)
        if (expected[k] != any && expected[k] != found[k])
            return false;
    return true;
}

/// Numbers convert only where nothing is lost: integers of at most the size of T, or any float.
template <class T>
const char* refusal(hid_t type) {
    const H5T_class_t kind = H5Tget_class(type);
    if constexpr (std::is_floating_point_v<T>)
        return kind == H5T_FLOAT ? nullptr : "does not hold floating-point numbers, expected these";
    if (kind != H5T_INTEGER)
        return "does not hold whole numbers, expected these";
    const bool is_signed = H5Tget_sign(type) != H5T_SGN_NONE;
    const std::size_t size = H5Tget_size(type);
    return size < sizeof(T) || (is_signed && size == sizeof(T))
               ? nullptr
               : "holds integers too long to read, expected signed ones of at most 64 bits";
}

} // namespace

struct Input::Handle {
    std::filesystem::path path;
    Id file;

    Id open(std::string_view name) const {
        Id set;
        if (link_exists(file, name))
            set = Id(H5Dopen2(file, std::string(name).c_str(), H5P_DEFAULT), H5Dclose);
        if (!set)
            fail(path, name, "is missing, expected a dataset");
        return set;
    }

    template <class T>
    std::vector<T> numbers(std::string_view name, const Shape& expected) const {
        const Id set = open(name);
        const Id type(H5Dget_type(set), H5Tclose);
        if (const char* reason = refusal<T>(type))
            fail(path, name, reason);
        const Shape found = extents(set);
        if (!matches(found, expected))
            fail(path, name, "has shape " + in_words(found) + ", expected " + in_words(expected));
        if (!can_hold(file, type, found))
            fail(path, name, "has shape " + in_words(found) + ", expected what the file can hold");
        std::vector<T> values(count(found));
        if (!values.empty() &&
            H5Dread(set, memory_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
            fail(path, name, "cannot be read (damaged), expected its checksums to agree");
        return values;
    }

    /// Fixed-length strings, the only kind that is written, one after the other.
    std::vector<std::string> strings(std::string_view name, std::size_t rank) const {
        const Id set = open(name);
        const Id type(H5Dget_type(set), H5Tclose);
        if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0)
            fail(path, name, "does not hold text of fixed length, expected this");
        const Shape found = extents(set);
        if (found.size() != rank)
            fail(path, name,
                 "has shape " + in_words(found) + ", expected " + in_words(Shape(rank, any)));
        const std::size_t length = H5Tget_size(type);
        std::string buffer(count(found) * length, '\0');
        if (!buffer.empty() && H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()) < 0)
            fail(path, name, "cannot be read (damaged), expected its checksums to agree");
        std::vector<std::string> texts;
        for (std::size_t start = 0; start < buffer.size(); start += length)
            texts.emplace_back(buffer.substr(start, length).c_str());
        return texts;
    }
};

Input::Input(const std::filesystem::path& path)
    : handle_(new Handle{path, open_for_reading(path)}) {}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;

bool Input::has(std::string_view name) const { return link_exists(handle_->file, name); }

bool Input::is_dataset(std::string_view name) const {
    return has(name) &&
           Id(H5Dopen2(handle_->file, std::string(name).c_str(), H5P_DEFAULT), H5Dclose);
}

std::vector<std::string> Input::names(std::string_view group) const {
    return has(group) ? links(handle_->file, std::string(group)) : std::vector<std::string>{};
}

std::vector<std::string> Input::attribute_texts(std::string_view group,
                                                std::string_view name) const {
    return has(group) ? files::attribute_texts(handle_->file, std::string(group), std::string(name))
                      : std::vector<std::string>{};
}

Shape Input::shape(std::string_view dataset) const { return extents(handle_->open(dataset)); }
const std::filesystem::path& Input::path() const { return handle_->path; }

std::size_t Input::bytes(std::string_view dataset) const {
    const Id set = handle_->open(dataset);
    return H5Tget_size(Id(H5Dget_type(set), H5Tclose));
}

template <class T>
std::vector<T> Input::read(std::string_view dataset, const Shape& expected) const {
    std::vector<T> values = handle_->numbers<T>(dataset, expected);
    if constexpr (std::is_floating_point_v<T>)
        for (std::size_t k = 0; k < values.size(); ++k)
            if (!std::isfinite(values[k]))
                fail(path(), dataset,
                     "holds " + std::to_string(values[k]) + " as number " + std::to_string(k) +
                         ", expected finite numbers");
    return values;
}
template std::vector<float> Input::read(std::string_view, const Shape&) const;
template std::vector<double> Input::read(std::string_view, const Shape&) const;
template std::vector<std::int32_t> Input::read(std::string_view, const Shape&) const;
template std::vector<std::int64_t> Input::read(std::string_view, const Shape&) const;

std::vector<double> Input::read_or_nan(std::string_view dataset, const Shape& expected) const {
    return handle_->numbers<double>(dataset, expected);
}

std::string Input::text(std::string_view dataset) const {
    return handle_->strings(dataset, 0).front();
}

std::vector<std::string> Input::texts(std::string_view dataset) const {
    return handle_->strings(dataset, 1);
}

} // namespace files
