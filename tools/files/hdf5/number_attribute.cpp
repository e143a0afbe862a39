#include "files/hdf5/number_attribute.hpp"

#include "files/hdf5/h5_handle.hpp"

namespace files {

std::optional<double> number_attribute(const std::filesystem::path& path, const std::string& object,
                                       const std::string& name) {
    const Id file = open_for_reading(path);
    const Id attribute(
        H5Aopen_by_name(file, object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!attribute)
        return std::nullopt;
    const Id space(H5Aget_space(attribute), H5Sclose);
    double value = 0;
    if (H5Sget_simple_extent_npoints(space) != 1 ||
        H5Aread(attribute, H5T_NATIVE_DOUBLE, &value) < 0)
        return std::nullopt;
    return value;
}

} // namespace files
