#include "files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace kepil::cli {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); } // NOLINT(cert-err33-c): reading only; writing closes by hand
};
using File = std::unique_ptr<std::FILE, Close>;

std::optional<std::string> read_all(std::FILE* file) {
    std::string text;
    std::array<char, 1U << 16U> block{};
    while (const auto size = std::fread(block.data(), 1, block.size(), file)) {
        text.append(block.data(), size);
    }
    return std::ferror(file) != 0 ? std::nullopt : std::optional(std::move(text));
}

} // namespace

std::optional<std::string> read_file(const std::string& path, std::string& error) {
    errno = 0;
    const File opened(path == "-" ? nullptr : std::fopen(path.c_str(), "rb"));
    auto* const file = path == "-" ? stdin : opened.get();
    auto text = file == nullptr ? std::nullopt : read_all(file);
    if (!text) {
        error = path + ": " + std::strerror(errno);
    }
    return text;
}

bool write_file(const std::string& path, std::span<const std::uint8_t> bytes, std::string& error) {
    const std::string beside = path + ".new";
    errno = 0;
    std::FILE* const file = std::fopen(beside.c_str(), "wb");
    bool written = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    written = file != nullptr && std::fclose(file) == 0 && written;
    std::error_code failure(errno, std::generic_category());
    if (written) {
        std::filesystem::rename(beside, path, failure);
        written = !failure;
    }
    if (!written) {
        error = path + ": " + failure.message();
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
    }
    return written;
}

bool write_file(const std::string& path, const std::string& text, std::string& error) {
    return write_file(path, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), error);
}

} // namespace kepil::cli
