#include "files/hdf5/table.hpp"

#include <algorithm>
#include <charconv>

namespace files {
namespace {

/// "K, 3" is {K, any} and {3, 3}.
Extents split(std::string_view letters) {
    Extents extents;
    while (!letters.empty()) {
        const std::string_view letter = letters.substr(0, letters.find(", "));
        letters.remove_prefix(std::min(letters.size(), letter.size() + 2));
        std::size_t length = any;
        std::from_chars(letter.data(), letter.data() + letter.size(), length);
        extents.push_back({letter, length});
    }
    return extents;
}

} // namespace

Extents extents_of(std::string_view letter, std::size_t rows, std::string_view of_a_row,
                   std::size_t values) {
    Extents extents{{letter, rows}};
    std::size_t known = rows;
    for (const Extent& extent : split(of_a_row)) {
        extents.push_back(extent);
        known *= extent.length == any ? 1 : extent.length;
    }
    for (Extent& extent : extents)
        if (extent.length == any)
            extent.length = known == 0 ? 0 : values / known;
    return extents;
}

Shape shape_of(std::size_t rows, std::string_view of_a_row) {
    Shape shape{rows};
    for (const Extent& extent : split(of_a_row))
        shape.push_back(extent.length);
    return shape;
}

} // namespace files
