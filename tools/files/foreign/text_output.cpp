#include "files/foreign/text_output.hpp"

#include "files/hdf5/h5.hpp"

#include <array>
#include <charconv>

namespace files {

std::string exact(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

TextOutput::TextOutput(const std::filesystem::path& path)
    : path_(path), draft_(path), stream_(draft_.partial()) {
    if (!stream_)
        throw Error(path.string() + ": cannot be created, expected a writable directory");
}

void TextOutput::commit() {
    stream_.close();
    if (!stream_)
        throw Error(path_.string() + ": cannot be written: is the disk full?");
    draft_.publish();
}

} // namespace files
