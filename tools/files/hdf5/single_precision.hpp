#pragma once

namespace files {

/// The same numbers in single precision, by round_to_single() of the group.
template <class Group>
Group in_single_precision(Group group) {
    round_to_single(group);
    return group;
}

} // namespace files
