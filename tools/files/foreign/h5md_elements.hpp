#pragma once

#include "files/hdf5/h5.hpp"

#include <cstddef>
#include <string>

// Elements of H5MD files of other programs: where they are, and whether they belong together.
// Functions throw files::Error, naming path and dataset.

namespace files::h5md {

/// Values of all particles, or of the box, at each frame or once for all frames.
struct Element {
    std::string dataset; ///< empty: there is none
    bool per_frame = false;
};

/// The element `name`, a group with `value` or a dataset.
Element element(const Input& file, const std::string& name);

/// Shape of all values of an element that has `of_frame` at each frame.
Shape shape_of(const Element& found, std::size_t frames, Shape of_frame);

/// The positions, and what they tell of the file.
struct Trajectory {
    std::string group; ///< with a slash at its end
    Element position;
    std::size_t frames, particles;
};

/// That of the one group below /particles.
Trajectory trajectory(const Input& file);

/// Frame f of one element must be taken together with frame f of the positions: of the same step,
/// or of the same time where steps are not told.
void expect_same_steps(const Input& file, const Trajectory& t, const Element& other);

/// @throws files::Error  always
[[noreturn]] void refuse(const Input& file, const std::string& what);

} // namespace files::h5md
