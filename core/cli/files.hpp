// Files read and written whole.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace kepil::cli {

/// `path` "-" is standard input. Empty, with `error` filled, if it cannot be read.
std::optional<std::string> read_file(const std::string& path, std::string& error);

/// Writes beside the file and renames, so that nobody ever reads half a file. False, with `error` filled, on failure.
bool write_file(const std::string& path, std::span<const std::uint8_t> bytes, std::string& error);
bool write_file(const std::string& path, const std::string& text, std::string& error);

} // namespace kepil::cli
