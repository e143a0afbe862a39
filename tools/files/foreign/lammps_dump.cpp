#include "files/foreign/lammps_dump.hpp"

#include "files/foreign/particle_table.hpp"

#include <optional>

namespace files {
namespace {

/// What the current line says after "ITEM: "; refuses any other line.
std::string item(const Lines& lines) {
    constexpr std::string_view mark = "ITEM: ";
    if (!lines.text().starts_with(mark))
        lines.refuse("is no ITEM, expected one, or one row for each of the atoms");
    return lines.text().substr(mark.size());
}

void next(Lines& lines, const std::string& expected) {
    if (!lines.next())
        lines.refuse_end(expected);
}

/// The line after an ITEM, which holds one word.
std::string value(Lines& lines) {
    next(lines, "a value");
    return lines.text();
}

TextBox read_box(Lines& lines) {
    const auto flags = words(lines.text());
    if (flags.size() > 6 && flags[3] == "xy")
        lines.refuse("tilts the box, expected a cube");
    if (flags.size() != 6 || flags[3] != "pp" || flags[4] != "pp" || flags[5] != "pp")
        lines.refuse("bounds a box that is not periodic, expected ITEM: BOX BOUNDS pp pp pp");
    TextBox box;
    for (std::size_t k = 0; k < 3; ++k) {
        next(lines, "three lines of box bounds");
        const auto row = words(lines.text());
        if (row.size() != 2)
            lines.refuse("has " + std::to_string(row.size()) + " numbers, expected 2 box bounds");
        box.low[k] = real(lines, row[0]);
        box.high[k] = real(lines, row[1]);
    }
    return box;
}

std::size_t read_count(Lines& lines) {
    std::size_t atoms = 0;
    const std::string text = value(lines);
    if (const auto row = words(text); row.size() != 1 || !parse(row[0], atoms) || atoms < 1)
        lines.refuse("is not a number of atoms, expected one above 0");
    return atoms;
}

ForeignFrame read_atoms(Lines& lines, std::size_t atoms, const TextBox& box,
                        const Reading& reading) {
    const std::string header = item(lines).substr(std::string_view("ATOMS").size());
    const auto found = words(header);
    ParticleTable table(lines, {found.begin(), found.end()}, box, reading);
    for (std::size_t k = 0; k < atoms; ++k) {
        next(lines, std::to_string(atoms) + " atoms in this snapshot, found " + std::to_string(k));
        table.add(lines, words(lines.text()));
    }
    return table.frame(lines);
}

/// The snapshot whose ITEM: TIMESTEP is the current line.
ForeignFrame read_snapshot(Lines& lines, const Reading& reading) {
    std::optional<std::size_t> atoms;
    std::optional<TextBox> box;
    for (;; next(lines, "ITEM: ATOMS")) {
        const std::string name = item(lines);
        if (name == "TIMESTEP" || name == "TIME" || name == "UNITS")
            value(lines);
        else if (name == "NUMBER OF ATOMS")
            atoms = read_count(lines);
        else if (name.starts_with("BOX BOUNDS"))
            box = read_box(lines);
        else if (!name.starts_with("ATOMS "))
            lines.refuse("holds ITEM: " + name +
                         ", expected TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS or ATOMS");
        else if (!atoms || !box)
            lines.refuse(std::string("begins the atoms before ") +
                         (atoms ? "BOX BOUNDS" : "NUMBER OF ATOMS") + ", expected that first");
        else
            return read_atoms(lines, *atoms, *box, reading);
    }
}

} // namespace

std::vector<ForeignFrame> read_lammps_dump(const std::filesystem::path& path,
                                           const Reading& reading) {
    Lines lines(path);
    std::vector<ForeignFrame> frames;
    while (lines.next_not_blank())
        frames.push_back(read_snapshot(lines, reading));
    return frames;
}

} // namespace files
