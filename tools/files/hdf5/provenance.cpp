#include "files/hdf5/provenance.hpp"

#include "files/hdf5/h5.hpp"
#include "files/hdf5/regular_file.hpp"
#include "physics/numerics/kernels.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <openssl/evp.h>

namespace files {
namespace {

namespace fs = std::filesystem;

/// Relative to the working directory where the file lies below it, else the bare file name: never
/// absolute, or the same study in another place would give other bytes.
std::string relative_name(const fs::path& path) {
    const fs::path relative =
        fs::absolute(path).lexically_normal().lexically_relative(fs::current_path());
    return relative.empty() || *relative.begin() == ".." ? path.filename().string()
                                                         : relative.string();
}

std::string processor() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return "unknown";
}

/// Linux shows a program its own file here; a root directory without /proc does not.
std::string own_hash() {
    const fs::path own = "/proc/self/exe";
    std::error_code error;
    if (!fs::exists(own, error))
        throw Error(
            own.string() +
            ": is missing, expected Linux with /proc mounted, to record the program's hash");
    return sha256(own);
}

std::string hexadecimal(const unsigned char* bytes, unsigned int count) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned int k = 0; k < count; ++k) {
        text += digits[bytes[k] >> 4];
        text += digits[bytes[k] & 15];
    }
    return text;
}

} // namespace

std::string sha256(const fs::path& path) {
    expect_regular(path, "a file");
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path))
        throw Error(path.string() + ": cannot be read, expected a file");
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> buffer(1 << 16);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file.gcount() > 0)
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad())
        throw Error(path.string() + ": cannot be read to its end");
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    return hexadecimal(digest.data(), length);
}

Provenance provenance(std::string tool, std::string parameters, const std::vector<fs::path>& inputs,
                      std::uint64_t seed) {
    Provenance p{std::move(tool), own_hash(),        std::move(parameters), {}, seed,
                 processor(),     physics::kernels()};
    for (const fs::path& input : inputs)
        p.inputs.push_back({relative_name(input), sha256(input), input});
    return p;
}

void write_provenance(Output& file, const Provenance& p) {
    std::vector<std::string> names, hashes;
    for (const Provenance::Source& input : p.inputs) {
        names.push_back(input.name);
        hashes.push_back(input.sha256);
    }
    const auto seed = static_cast<std::int64_t>(p.seed);
    file.text("/provenance/tool", p.tool, "name of the program");
    file.text("/provenance/executable", p.executable, "SHA-256 of the program");
    file.text("/provenance/parameters", p.parameters, "parameters as read, YAML");
    file.text("/provenance/cpu", p.cpu, "model name of the processor");
    file.text("/provenance/kernels", p.kernels,
              "BLAS core and vector target that did the arithmetic");
    file.write("/provenance/seed", seed, {"1", "root of the random numbers; 0: none were used"});
    file.texts("/provenance/inputs/name", names, "I",
               "inputs, relative to the working directory, or the bare name");
    file.texts("/provenance/inputs/sha256", hashes, "I", "their SHA-256");
}

std::vector<Provenance::Source> sources_of(const Provenance& run,
                                           const std::vector<fs::path>& paths) {
    std::vector<Provenance::Source> sources;
    for (const fs::path& path : paths)
        sources.push_back(*std::ranges::find(run.inputs, path, &Provenance::Source::path));
    return sources;
}

std::vector<Provenance::Source> sources_of(const Input& file) {
    const auto names = file.texts("/provenance/inputs/name");
    const auto hashes = file.texts("/provenance/inputs/sha256");
    if (names.size() != hashes.size())
        throw Error(file.path().string() + ": /provenance/inputs/sha256 has " +
                    std::to_string(hashes.size()) + " rows, expected " +
                    std::to_string(names.size()));
    std::vector<Provenance::Source> sources;
    for (std::size_t k = 0; k < names.size(); ++k)
        sources.push_back({names[k], hashes[k]});
    return sources;
}

void expect_made_of(const Input& file, std::span<const Provenance::Source> sources,
                    const std::string& expected) {
    const auto made_of = sources_of(file);
    const auto same = [](const auto& a, const auto& b) { return a.sha256 == b.sha256; };
    const auto among = [&](const std::vector<Provenance::Source>& made) {
        return std::ranges::find_first_of(made, sources, same) != made.end();
    };
    if (!among(made_of) && !among({{"", sha256(file.path())}}))
        throw Error(file.path().string() + ": was made of other files, expected " + expected);
}

} // namespace files
