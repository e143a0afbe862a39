#include "files/h5_handle.hpp"

#include <algorithm>

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
    // At exit HDF5 would close once more what a full disk kept it from closing, and crash.
    [[maybe_unused]] static const herr_t once = H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110);
    H5Pset_file_locking(access, false, true);
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
    return access;
}

Id open_for_reading(const std::filesystem::path& path) {
    const Id access = file_access();
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        fail(path, "", "does not exist, expected an HDF5 file");
    if (H5Fis_hdf5(path.c_str()) <= 0)
        fail(path, "", "is not HDF5, expected an HDF5 file");
    Id file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose);
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

void read_everything(const std::filesystem::path& path) {
    const Id file = open_for_reading(path);
    std::string bad;
    if (H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, read_object, &bad, H5O_INFO_BASIC) != 0)
        fail(path, bad, "cannot be read back, expected what was written");
}

} // namespace files
