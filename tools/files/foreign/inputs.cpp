#include "files/foreign/inputs.hpp"

#include "files/hdf5/h5.hpp"
#include "files/hdf5/regular_file.hpp"

#include <algorithm>

namespace files {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& directory, const fs::path& output) {
    std::vector<fs::path> found;
    std::error_code unreadable, ignored;
    const fs::directory_iterator entries(directory, unreadable);
    if (unreadable)
        throw Error(directory.string() + ": cannot be read (" + unreadable.message() +
                    "), expected a directory of files");
    for (const auto& entry : entries) {
        if (entry.path().filename().string().starts_with('.') || entry.is_directory(ignored))
            continue;
        expect_regular(entry.path(), "a file"); // none is left out without a word
        found.push_back(entry.path());
    }
    if (found.empty())
        throw Error(directory.string() + ": holds no file, expected one at least");
    for (const fs::path& file : found)
        if (fs::equivalent(file, output, ignored))
            throw Error(directory.string() + ": holds the output " + output.string() +
                        ", expected a directory of inputs alone");
    std::sort(found.begin(), found.end());
    return found;
}

/// Errors take glasses as different ones.
void expect_different(const std::vector<fs::path>& paths) {
    std::error_code ignored;
    for (auto later = paths.begin(); later != paths.end(); ++later)
        for (auto earlier = paths.begin(); earlier != later; ++earlier)
            if (fs::equivalent(*earlier, *later, ignored))
                throw Error(later->string() + ": is given twice" +
                            (*earlier == *later ? "" : ", also as " + earlier->string()) +
                            ", expected every file once");
}

} // namespace

std::vector<fs::path> expand(const std::vector<fs::path>& given, const fs::path& output) {
    std::vector<fs::path> all;
    std::error_code ignored; // links in a circle are refused by what reads them
    for (const fs::path& path : given)
        if (fs::is_directory(path, ignored)) {
            const auto found = files_in(path, output);
            all.insert(all.end(), found.begin(), found.end());
        } else {
            all.push_back(path);
        }
    expect_different(all);
    return all;
}

} // namespace files
