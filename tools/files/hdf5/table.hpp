#pragma once

#include "files/hdf5/h5.hpp"

#include <string>
#include <tuple>
#include <vector>

// A group of columns of equal length, one row per glass or mode.  A stage lists its columns once,
// and the list serves writer and reader.

namespace files {

/// One member of every row, stored as `group/name`.  T: double or std::int64_t.
template <class Row, class T>
struct Column {
    const char* name;
    T Row::*member;
    Meaning meaning;
};

template <class Row, class T>
void write_column(Output& file, const std::string& group, const std::vector<Row>& rows,
                  const Column<Row, T>& column) {
    std::vector<T> values;
    for (const Row& row : rows)
        values.push_back(row.*column.member);
    file.write<T>(group + "/" + column.name, values, {rows.size()}, column.meaning);
}

/// The first column sets the number of rows; the others must agree.
template <class Row, class T>
void read_column(const Input& file, const std::string& group, std::vector<Row>& rows, bool first,
                 const Column<Row, T>& column) {
    const auto values = file.read<T>(group + "/" + column.name, {first ? any : rows.size()});
    rows.resize(values.size());
    for (std::size_t k = 0; k < values.size(); ++k)
        rows[k].*column.member = values[k];
}

template <class Row, class... T>
void write_table(Output& file, const std::string& group, const std::vector<Row>& rows,
                 const std::tuple<Column<Row, T>...>& columns) {
    std::apply([&](const auto&... column) { (write_column(file, group, rows, column), ...); },
               columns);
}

/// @throws files::Error  where a column is missing, of another type or length
template <class Row, class... T>
std::vector<Row> read_table(const Input& file, const std::string& group,
                            const std::tuple<Column<Row, T>...>& columns) {
    std::vector<Row> rows;
    bool first = true;
    std::apply(
        [&](const auto&... column) {
            ((read_column(file, group, rows, first, column), first = false), ...);
        },
        columns);
    return rows;
}

} // namespace files
