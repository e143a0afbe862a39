#pragma once

#include "files/hdf5/table.hpp"

// Numbers rounded to single precision: their last bytes are zero then, and compression takes these
// away.

namespace files {
namespace table {

void round_to_single(double& value);
inline void round_to_single(std::vector<double>& values) {
    for (double& value : values)
        round_to_single(value);
}
inline void round_to_single(const std::string&) {}
template <std::integral Whole>
void round_to_single(const Whole&) {}
template <class T>
requires std::integral<T> || std::same_as<T, float>
void round_to_single(const std::vector<T>&) {}

template <class Row, class Field>
void round_to_single(Row& row, const Column<Field>& column) {
    round_to_single(std::invoke(column.field, row));
}

template <class Row, class Field>
void round_to_single(Row& row, const WithError<Field>& column) {
    auto& both = std::invoke(column.field, row);
    round_to_single(both.value);
    round_to_single(both.error);
}

} // namespace table

/// Rounds the numbers of `columns`.
template <class Row, class... Columns>
void round_to_single(std::vector<Row>& rows, const std::tuple<Columns...>& columns) {
    for (Row& row : rows)
        std::apply([&](const auto&... column) { (table::round_to_single(row, column), ...); },
                   columns);
}

/// The same numbers in single precision, by round_to_single() of the group.
template <class Group>
Group in_single_precision(Group group) {
    round_to_single(group);
    return group;
}

} // namespace files
