#include "files/hdf5/h5_handle.hpp"

#include "files/hdf5/regular_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace files {
namespace {

/// Called for every object of the file; stops at the first dataset that cannot be read.
herr_t read_object(hid_t file, const char* name, const H5O_info_t* info, void* bad) {
    if (info->type != H5O_TYPE_DATASET)
        return 0;
    const Id set(H5Dopen2(file, name, H5P_DEFAULT), H5Dclose);
    const Id type(H5Dget_type(set), H5Tclose);
    const Id space(H5Dget_space(set), H5Sclose);
    const auto values =
        static_cast<std::size_t>(std::max<hssize_t>(0, H5Sget_simple_extent_npoints(space)));
    std::vector<char> buffer(values * H5Tget_size(type));
    if (buffer.empty() || H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()) >= 0)
        return 0;
    *static_cast<std::string*>(bad) = std::string("/") + name;
    return 1;
}

herr_t note_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

} // namespace

void fail(const std::filesystem::path& path, std::string_view dataset, const std::string& what) {
    throw Error(path.string() + ": " + std::string(dataset) + (dataset.empty() ? "" : " ") + what);
}

std::string in_words(const Shape& shape) {
    std::string words;
    for (const std::size_t extent : shape)
        words.append("[").append(extent == any ? "any" : std::to_string(extent)).append("]");
    return words.empty() ? "of one value" : words;
}

Id file_access() {
    // At exit HDF5 would close once more what a full disk kept it from closing, and crash.  The
    // variable would win over what is set below; HDF5 reads it at its first call.
    [[maybe_unused]] static const herr_t once =
        (::unsetenv("HDF5_USE_FILE_LOCKING"), H5dont_atexit());
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    // In the format of 1.10 a dataset of one chunk needs no index; in that of 1.8 it takes 2 kB.
    H5Pset_libver_bounds(access, H5F_LIBVER_V110, H5F_LIBVER_V110);
    H5Pset_file_locking(access, false, true);
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
    return access;
}

namespace {

/// As by a program that is writing the file.
bool is_locked(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool locked =
        descriptor >= 0 && ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (descriptor >= 0)
        ::close(descriptor);
    return locked;
}

} // namespace

Id open_for_reading(const std::filesystem::path& path) {
    const Id access = file_access();
    std::error_code ignored;
    expect_regular(path, "an HDF5 file");
    if (!std::filesystem::exists(path, ignored))
        fail(path, "", "does not exist, expected an HDF5 file");
    Id file;
    const bool hdf5 = H5Fis_hdf5(path.c_str()) > 0;
    if (hdf5)
        file = Id(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose);
    if (!file && is_locked(path))
        fail(path, "",
             "is locked by another program that is writing it, expected a complete HDF5 file");
    if (!hdf5)
        fail(path, "", "is not HDF5, expected an HDF5 file");
    if (!file)
        fail(path, "", "is truncated or damaged, expected a complete HDF5 file");
    return file;
}

template <>
hid_t memory_type<float>() {
    return H5T_NATIVE_FLOAT;
}
template <>
hid_t memory_type<double>() {
    return H5T_NATIVE_DOUBLE;
}
template <>
hid_t memory_type<std::int32_t>() {
    return H5T_NATIVE_INT32;
}
template <>
hid_t memory_type<std::int64_t>() {
    return H5T_NATIVE_INT64;
}

std::vector<std::string> links(hid_t file, const std::string& group) {
    std::vector<std::string> names;
    const Id opened(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose);
    if (opened)
        H5Literate(opened, H5_INDEX_NAME, H5_ITER_INC, nullptr, note_name, &names);
    return names;
}

std::vector<std::string> attribute_texts(hid_t file, const std::string& group,
                                         const std::string& name) {
    const Id attribute(H5Aopen_by_name(file, group.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
                       H5Aclose);
    if (!attribute)
        return {};
    const Id type(H5Aget_type(attribute), H5Tclose);
    const Id space(H5Aget_space(attribute), H5Sclose);
    const auto count =
        static_cast<std::size_t>(std::max<hssize_t>(0, H5Sget_simple_extent_npoints(space)));
    if (H5Tget_class(type) != H5T_STRING || count == 0)
        return {};
    std::vector<std::string> texts;
    if (H5Tis_variable_str(type) > 0) {
        std::vector<char*> words(count, nullptr);
        if (H5Aread(attribute, type, words.data()) < 0)
            return {};
        for (const char* word : words)
            texts.emplace_back(word ? word : "");
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, words.data());
        return texts;
    }
    const std::size_t length = H5Tget_size(type);
    std::string buffer(count * length, '\0');
    if (H5Aread(attribute, type, buffer.data()) < 0)
        return {};
    for (std::size_t start = 0; start < buffer.size(); start += length)
        texts.emplace_back(buffer.substr(start, length).c_str());
    return texts;
}

void read_everything(const std::filesystem::path& path) {
    const Id file = open_for_reading(path);
    std::string bad;
    if (H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, read_object, &bad, H5O_INFO_BASIC) != 0)
        fail(path, bad, "cannot be read back, expected what was written");
}

} // namespace files
