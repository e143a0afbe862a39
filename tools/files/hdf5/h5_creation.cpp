#include "files/hdf5/h5_creation.hpp"

#include <algorithm>

namespace files {
namespace {

constexpr std::size_t chunk_bytes = 1 << 18;

Id timeless(hid_t kind) {
    Id list(H5Pcreate(kind), H5Pclose);
    H5Pset_obj_track_times(list, false);
    return list;
}

} // namespace

Id file_creation() { return timeless(H5P_FILE_CREATE); }

Id group_creation() { return timeless(H5P_GROUP_CREATE); }

Id dataset_creation(const Shape& shape, std::size_t value_bytes, Storage storage) {
    Id list = timeless(H5P_DATASET_CREATE);
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    if (chunk.empty()) {
        H5Pset_layout(list, H5D_COMPACT);
    } else if (std::find(chunk.begin(), chunk.end(), hsize_t{0}) == chunk.end()) {
        hsize_t row = value_bytes;
        for (std::size_t k = 1; k < chunk.size(); ++k)
            row *= chunk[k];
        const hsize_t most = std::clamp<hsize_t>(chunk_bytes / row, 1, chunk[0]);
        const hsize_t chunks = (chunk[0] + most - 1) / most;
        chunk[0] = (chunk[0] + chunks - 1) / chunks; // alike, as the last one is stored whole
        H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data());
        if (storage == Storage::compressed) {
            constexpr unsigned best = 9;
            H5Pset_shuffle(list);
            H5Pset_deflate(list, best);
        }
        H5Pset_fletcher32(list);
    }
    return list;
}

Id dataspace(const Shape& shape) {
    const std::vector<hsize_t> dims(shape.begin(), shape.end());
    return shape.empty() ? Id(H5Screate(H5S_SCALAR), H5Sclose)
                         : Id(H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr),
                              H5Sclose);
}

} // namespace files
