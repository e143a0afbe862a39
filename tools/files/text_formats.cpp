#include "files/text_formats.hpp"

#include "files/columns.hpp"
#include "files/extended_xyz.hpp"
#include "files/lammps_data.hpp"
#include "files/lammps_dump.hpp"

#include <algorithm>

namespace files {
namespace {

bool is_number(std::string_view word) {
    double value = 0;
    return parse(word, value);
}

/// The header of a data file ends within this many lines.
constexpr int header_lines = 50;

bool is_lammps_data(const std::filesystem::path& path) {
    Lines lines(path);
    lines.next(); // the title may say anything
    for (int k = 0; k < header_lines && lines.next(); ++k) {
        const auto row = words(lines.text());
        if ((row.size() == 2 && row[1] == "atoms") || (row.size() == 4 && row[2] == "xlo"))
            return true;
    }
    return false;
}

std::string format_of(const std::filesystem::path& path) {
    Lines lines(path);
    lines.next();
    if (lines.text().starts_with("ITEM:"))
        return "LAMMPS dump";
    if (is_lammps_data(path))
        return "LAMMPS data";
    const auto first = words(lines.text());
    const bool counts = first.size() == 1 && is_number(first.front());
    if (counts || (lines.next() && lines.text().find("Properties=") != std::string::npos))
        return "extended XYZ";
    Lines rows(path);
    if (rows.next_not_comment()) {
        const auto row = words(rows.text(), " \t,");
        if (row.size() > 3 && std::all_of(row.begin(), row.end(), is_number))
            return "columns";
    }
    lines.refuse_file("is of no known format, expected H5MD, extended XYZ, a LAMMPS data file, a "
                      "LAMMPS dump or columns of numbers");
}

/// What is said must be needed, or it would be said in vain.
void expect_needed(const std::filesystem::path& path, const std::string& format,
                   const Reading& reading) {
    if (!reading.layout.empty() && (format == "extended XYZ" || format == "LAMMPS dump"))
        Lines(path).refuse_file("names its columns, expected no --layout");
    if (reading.edge != 0 && format != "columns")
        Lines(path).refuse_file("has a box, expected no --edge");
}

} // namespace

TextFile read_text_file(const std::filesystem::path& path, const Reading& reading) {
    const std::string format = format_of(path);
    expect_needed(path, format, reading);
    if (format == "columns")
        return {format, {read_columns(path, reading)}};
    if (format == "LAMMPS data")
        return {format, {read_lammps_data(path, reading)}};
    if (format == "LAMMPS dump")
        return {format, read_lammps_dump(path, reading)};
    return {format, read_extended_xyz(path, reading)};
}

} // namespace files
