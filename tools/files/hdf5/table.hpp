#pragma once

#include "files/hdf5/h5.hpp"

#include <concepts>
#include <functional>
#include <ranges>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// A group of columns of equal length, one row per glass, mode, chain or parent temperature.  A
// stage lists its columns once, in a std::tuple, and the list serves writer and reader.
//
// What a column holds of a row is a member, or a function of the row; to be read as well it must
// return a reference.  Of each row it is a number (double, float, std::int64_t), a text, or a
// vector of numbers, equally long in all rows.

namespace files {

/// Stored as `group/name`.
template <class Field>
struct Column {
    const char* name;
    Field field;
    Meaning meaning;
    const char* of_a_row = ""; ///< letters of a vector: "N, 3"
    bool may_be_nan = false;   ///< see or_nan()
};

/// The column, where NaN stands for "not defined".
template <class Field>
Column<Field> or_nan(Column<Field> column) {
    column.may_be_nan = true;
    return column;
}

/// A `value` with its standard `error`: name and name_error.
template <class Field>
struct WithError {
    const char* name;
    Field field;
    Meaning meaning;
    const char* error;             ///< its meaning
    bool error_may_be_nan = false; ///< "not defined", as of a single sample
};

/// A `value` with its `interval`, or a vector of such: name; name_low and _high, the ends of 68 %;
/// name_low95 and _high95.
template <class Field>
struct WithInterval {
    const char* name;
    Field field;
    Meaning meaning;
    const char* of_a_row = "";
};

/// Extents of `values` numbers in rows: "K, 3" of a row is {K, 3}, where K is what fits.
/// @param rows  at least those of `letter`
Extents extents_of(std::string_view letter, std::size_t rows, std::string_view of_a_row,
                   std::size_t values);
/// Likewise, to be read: K is `any`.
Shape shape_of(std::size_t rows, std::string_view of_a_row);

namespace table {

template <class Field, class Row>
using Value = std::remove_cvref_t<std::invoke_result_t<const Field&, Row&>>;
template <class T>
concept Single = std::is_arithmetic_v<T> || std::same_as<T, std::string>;

/// `part` of a value, or of each of a vector.
template <class T, class Part>
auto part_of(const T& value, const Part& part) {
    if constexpr (std::ranges::range<T>) {
        std::vector<std::remove_cvref_t<decltype(part(*value.begin()))>> parts;
        for (const auto& each : value)
            parts.push_back(part(each));
        return parts;
    } else {
        return part(value);
    }
}

template <class Row, class Field>
void write(Output& file, const std::string& name, std::string_view letter,
           const std::vector<Row>& rows, const Column<Field>& column) {
    using T = Value<Field, const Row>;
    if constexpr (Single<T>) {
        std::vector<T> values;
        for (const Row& row : rows)
            values.push_back(std::invoke(column.field, row));
        if constexpr (std::same_as<T, std::string>)
            file.texts(name, values, letter, column.meaning.text);
        else
            file.write<T>(name, values, {{letter, rows.size()}}, column.meaning);
    } else {
        std::vector<typename T::value_type> values;
        for (const Row& row : rows) {
            const auto& more = std::invoke(column.field, row);
            values.insert(values.end(), more.begin(), more.end());
        }
        file.write<typename T::value_type>(
            name, values, extents_of(letter, rows.size(), column.of_a_row, values.size()),
            column.meaning);
    }
}

template <class Row, class Field>
void write(Output& file, const std::string& name, std::string_view letter,
           const std::vector<Row>& rows, const WithError<Field>& column) {
    const auto value = [&](const Row& row) { return std::invoke(column.field, row).value; };
    const auto error = [&](const Row& row) { return std::invoke(column.field, row).error; };
    write(file, name, letter, rows, Column{"", value, column.meaning});
    write(file, name + "_error", letter, rows,
          Column{"", error, {column.meaning.unit, column.error}});
}

template <class Row, class Field>
void write(Output& file, const std::string& name, std::string_view letter,
           const std::vector<Row>& rows, const WithInterval<Field>& column) {
    const auto also = [&](const char* end, const auto& part, Meaning meaning) {
        const auto of_row = [&](const Row& row) {
            return part_of(std::invoke(column.field, row), part);
        };
        write(file, name + end, letter, rows, Column{"", of_row, meaning, column.of_a_row});
    };
    const std::string_view unit = column.meaning.unit;
    also(
        "", [](const auto& e) { return e.value; }, column.meaning);
    also("_low", [](const auto& e) { return e.interval.low; },
         {unit, "lower end of the 68 % interval"});
    also("_high", [](const auto& e) { return e.interval.high; },
         {unit, "upper end of the 68 % interval"});
    also("_low95", [](const auto& e) { return e.interval.low95; },
         {unit, "lower end of the 95 % interval"});
    also("_high95", [](const auto& e) { return e.interval.high95; },
         {unit, "upper end of the 95 % interval"});
}

template <class T>
std::vector<T> read_values(const Input& file, const std::string& name, const Shape& shape,
                           bool may_be_nan) {
    if constexpr (std::same_as<T, std::string>) {
        const auto texts = file.texts(name);
        if (shape.front() != any && texts.size() != shape.front())
            throw Error(file.path().string() + ": " + name + " has shape [" +
                        std::to_string(texts.size()) + "], expected [" +
                        std::to_string(shape.front()) + "]");
        return texts;
    } else if constexpr (std::same_as<T, double>) {
        return may_be_nan ? file.read_or_nan(name, shape) : file.read<T>(name, shape);
    } else {
        return file.read<T>(name, shape);
    }
}

/// The first column sets the number of rows; the others must agree.
template <class Row, class Field>
void read(const Input& file, const std::string& name, std::vector<Row>& rows, bool first,
          const Column<Field>& column) {
    using T = Value<Field, Row>;
    if constexpr (Single<T>) {
        auto values = read_values<T>(file, name, {first ? any : rows.size()}, column.may_be_nan);
        rows.resize(values.size());
        for (std::size_t k = 0; k < values.size(); ++k)
            std::invoke(column.field, rows[k]) = std::move(values[k]);
    } else {
        const auto values = read_values<typename T::value_type>(
            file, name, shape_of(rows.size(), column.of_a_row), column.may_be_nan);
        const std::size_t size = rows.empty() ? 0 : values.size() / rows.size();
        for (std::size_t k = 0; k < rows.size(); ++k)
            std::invoke(column.field, rows[k])
                .assign(values.data() + size * k, values.data() + size * (k + 1));
    }
}

template <class Row, class Field>
void read(const Input& file, const std::string& name, std::vector<Row>& rows, bool first,
          const WithError<Field>& column) {
    const auto value = [&](Row& row) -> double& { return std::invoke(column.field, row).value; };
    const auto error = [&](Row& row) -> double& { return std::invoke(column.field, row).error; };
    read(file, name, rows, first, Column{"", value, column.meaning});
    Column of_error{"", error, column.meaning};
    of_error.may_be_nan = column.error_may_be_nan;
    read(file, name + "_error", rows, false, of_error);
}

} // namespace table

/// @param letter  what the rows are, see Extent
template <class Row, class... Columns>
void write_table(Output& file, const std::string& group, std::string_view letter,
                 const std::vector<Row>& rows, const std::tuple<Columns...>& columns) {
    std::apply(
        [&](const auto&... column) {
            (table::write(file, group + "/" + column.name, letter, rows, column), ...);
        },
        columns);
}

/// Further columns of `rows`.
/// @param first  whether these are the first columns, which set the number of rows
/// @throws files::Error  where one is missing, of another type or length
template <class Row, class... Columns>
void read_columns(const Input& file, const std::string& group, std::vector<Row>& rows,
                  const std::tuple<Columns...>& columns, bool first = false) {
    const auto read = [&](const auto& column) {
        table::read(file, group + "/" + column.name, rows, std::exchange(first, false), column);
    };
    std::apply([&](const auto&... column) { (read(column), ...); }, columns);
}

/// @throws files::Error  where a column is missing, of another type or length
template <class Row, class... Columns>
std::vector<Row> read_table(const Input& file, const std::string& group,
                            const std::tuple<Columns...>& columns) {
    std::vector<Row> rows;
    read_columns(file, group, rows, columns, true);
    return rows;
}

} // namespace files
