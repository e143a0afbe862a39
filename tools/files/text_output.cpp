#include "files/text_output.hpp"

#include "files/h5.hpp"
#include "files/publish.hpp"

#include <array>
#include <charconv>

namespace files {

std::string exact(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

TextOutput::TextOutput(const std::filesystem::path& path)
    : path_(path), partial_(partial_name(path)), stream_(partial_) {
    if (!stream_)
        throw Error(path.string() + ": cannot be created, expected a writable directory");
}

TextOutput::~TextOutput() {
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
}

void TextOutput::commit() {
    stream_.close();
    if (!stream_)
        throw Error(path_.string() + ": cannot be written: is the disk full?");
    publish(partial_, path_);
}

} // namespace files
