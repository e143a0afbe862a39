#include "files/foreign/inputs.hpp"

#include "files/hdf5/h5.hpp"

#include <algorithm>

namespace files {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& directory, const fs::path& output) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(directory))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.'))
            found.push_back(entry.path());
    if (found.empty())
        throw Error(directory.string() + ": holds no file, expected one at least");
    std::error_code ignored;
    for (const fs::path& file : found)
        if (fs::equivalent(file, output, ignored))
            throw Error(directory.string() + ": holds the output " + output.string() +
                        ", expected a directory of inputs alone");
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::vector<fs::path> expand(const std::vector<fs::path>& given, const fs::path& output) {
    std::vector<fs::path> all;
    for (const fs::path& path : given)
        if (fs::is_directory(path)) {
            const auto found = files_in(path, output);
            all.insert(all.end(), found.begin(), found.end());
        } else {
            all.push_back(path);
        }
    return all;
}

} // namespace files
