#include "files/foreign/foreign_formats.hpp"

#include "files/foreign/columns.hpp"
#include "files/foreign/extended_xyz.hpp"
#include "files/foreign/foreign_h5md.hpp"
#include "files/foreign/lammps_data.hpp"
#include "files/foreign/lammps_dump.hpp"
#include "files/hdf5/regular_file.hpp"

namespace files {
namespace {

constexpr std::string_view h5md = "H5MD of another program";

bool begins_with(const std::filesystem::path& path, std::string_view signature) {
    expect_regular(path, "a file");
    std::string start(signature.size(), '\0');
    std::ifstream(path, std::ios::binary)
        .read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == signature;
}

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
        const auto row = words(std::string_view(lines.text()).substr(0, lines.text().find('#')));
        if ((row.size() == 2 && row[1] == "atoms") || (row.size() == 4 && row[2] == "xlo"))
            return true;
    }
    return false;
}

std::string format_of(const std::filesystem::path& path, const Reading& reading) {
    Lines lines(path);
    if (is_hdf5(path))
        return std::string(h5md);
    if (begins_with(path, "\xdf\x65\xdf\x65\xdf\x65\xdf\x65"))
        lines.refuse_file("is GSD, expected H5MD: workflow/scripts/convert_gsd.py makes it");
    lines.next();
    if (lines.text().starts_with("ITEM:"))
        return "LAMMPS dump";
    if (is_lammps_data(path))
        return "LAMMPS data";
    const auto first = words(lines.text());
    const bool counts = first.size() == 1 && is_number(first.front());
    if (counts || (lines.next() && lines.text().find("Properties=") != std::string::npos))
        return "extended XYZ";
    if (is_columns(path) || (!reading.layout.empty() && reading.edge != 0))
        return "columns";
    lines.refuse_file("is of no known format, expected H5MD, extended XYZ, a LAMMPS data file, a "
                      "LAMMPS dump or columns of numbers");
}

/// What is said must be needed, or it would be said in vain.
void expect_needed(const std::filesystem::path& path, const std::string& format,
                   const Reading& reading) {
    const bool xyz = format == "extended XYZ";
    if (!reading.layout.empty() && format == h5md)
        Lines(path).refuse_file("names its columns, expected no --layout");
    if (reading.edge != 0 && format != "columns" && !xyz)
        Lines(path).refuse_file("has a box, expected no --edge");
}

} // namespace

bool is_hdf5(const std::filesystem::path& path) { return begins_with(path, "\x89HDF\r\n\x1a\n"); }

ForeignFile read_foreign_file(const std::filesystem::path& path, const Reading& reading) {
    const std::string format = format_of(path, reading);
    expect_needed(path, format, reading);
    if (format == h5md)
        return {format, read_foreign_h5md(Input(path), reading)};
    if (format == "columns")
        return {format, {read_columns(path, reading)}};
    if (format == "LAMMPS data")
        return {format, {read_lammps_data(path, reading)}};
    if (format == "LAMMPS dump")
        return {format, read_lammps_dump(path, reading)};
    return {format, read_extended_xyz(path, reading)};
}

} // namespace files
