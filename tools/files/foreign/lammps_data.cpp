#include "files/foreign/lammps_data.hpp"

#include "files/foreign/particle_table.hpp"

#include <cctype>
#include <map>
#include <optional>

namespace files {
namespace {

/// Columns of each atom style; three image flags may follow.
const std::map<std::string, std::string, std::less<>> styles{
    {"atomic", "id type x y z"},
    {"charge", "id type charge x y z"},
    {"sphere", "id type diameter density x y z"},
    {"molecular", "id mol type x y z"},
    {"bond", "id mol type x y z"},
    {"angle", "id mol type x y z"},
    {"full", "id mol type charge x y z"}};

struct Header {
    std::size_t atoms = 0;
    TextBox box;
    std::array<bool, 3> bounded{};
};

/// Sections begin with a letter; lines of the header and rows begin with a number.
bool names_a_section(const Lines& lines) {
    const std::size_t first = lines.text().find_first_not_of(" \t");
    return std::isalpha(static_cast<unsigned char>(lines.text()[first])) != 0;
}

void read_header_line(const Lines& lines, Header& header) {
    const auto row = words(std::string_view(lines.text()).substr(0, lines.text().find('#')));
    if (row.size() == 2 && row[1] == "atoms" && (!parse(row[0], header.atoms) || header.atoms < 1))
        lines.refuse("has " + std::string(row[0]) + " atoms, expected a number above 0");
    for (std::size_t k = 0; k < 3; ++k) {
        const std::string axis(1, "xyz"[k]);
        if (row.size() == 4 && row[2] == axis + "lo" && row[3] == axis + "hi") {
            header.box.low[k] = real(lines, row[0]);
            header.box.high[k] = real(lines, row[1]);
            header.bounded[k] = true;
        }
    }
    if (row.size() == 6 && row[3] == "xy")
        for (std::size_t k = 0; k < 3; ++k)
            if (real(lines, row[k]) != 0)
                lines.refuse("tilts the box, expected a cube");
}

/// Goes on to the line that names a section; false where the file ends before.
bool next_section(Lines& lines) {
    while (lines.next_not_blank())
        if (names_a_section(lines))
            return true;
    return false;
}

/// Up to the first section, whose name is then the current line.
Header read_header(Lines& lines) {
    Header header;
    lines.next(); // the title may say anything
    while (lines.next_not_blank() && !names_a_section(lines))
        read_header_line(lines, header);
    if (header.atoms == 0)
        lines.refuse_file("has no line `N atoms` before its sections, expected one");
    for (std::size_t k = 0; k < 3; ++k)
        if (!header.bounded[k])
            lines.refuse_file(std::string("has no line `") + "xyz"[k] + "lo " + "xyz"[k] +
                              "hi` before its sections, expected one");
    return header;
}

std::string columns(const Lines& lines, const Reading& reading) {
    const auto row = words(lines.text());
    if (!reading.layout.empty())
        return reading.layout;
    if (row.size() != 3 || row[1] != "#")
        lines.refuse("begins Atoms without their style, expected `Atoms # charge` or --layout");
    const auto style = styles.find(row[2]);
    if (style == styles.end())
        lines.refuse("begins Atoms of style " + std::string(row[2]) +
                     ", expected atomic, charge, sphere, molecular, bond, angle, full or --layout");
    return style->second;
}

ForeignFrame read_atoms(Lines& lines, const Header& header, const Reading& reading) {
    const std::string style = columns(lines, reading);
    std::vector<std::string> names;
    for (const std::string_view name : words(style))
        names.emplace_back(name);
    std::optional<ParticleTable> table;
    const std::string wanted = std::to_string(header.atoms) + " atoms, found ";
    for (std::size_t k = 0; k < header.atoms; ++k) {
        if (!lines.next_not_comment())
            lines.refuse_end(wanted + std::to_string(k));
        if (names_a_section(lines))
            lines.refuse("begins another section, expected " + wanted + std::to_string(k));
        const auto row = words(lines.text());
        if (k == 0 && row.size() == names.size() + 3)
            names.insert(names.end(), {"ix", "iy", "iz"});
        if (k == 0)
            table.emplace(lines, names, header.box, reading);
        table->add(lines, row);
    }
    if (lines.next_not_comment() && !names_a_section(lines))
        lines.refuse("follows the last of " + std::to_string(header.atoms) +
                     " atoms, expected a section or the end of the file");
    return table->frame(lines);
}

} // namespace

ForeignFrame read_lammps_data(const std::filesystem::path& path, const Reading& reading) {
    Lines lines(path);
    const Header header = read_header(lines);
    for (bool found = !lines.blank(); found; found = next_section(lines))
        if (words(lines.text()).front() == "Atoms")
            return read_atoms(lines, header, reading);
    lines.refuse_end("a section Atoms");
}

} // namespace files
