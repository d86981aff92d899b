// A long file, block by block, cut at line ends: memory stays constant however long the file is.
#pragma once

#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kepil::cli {

/// Bytes of a file. A line belongs to the range in which it starts, so ranges that meet share the lines out, each to one.
struct Range {
    std::uint64_t from = 0;
    std::uint64_t to = std::numeric_limits<std::uint64_t>::max();

    /// "FROM-TO" or "FROM-": FROM is inside, TO is not.
    static std::optional<Range> parse(const std::string& text);
};

/// Whole lines, and where they stand.
struct Block {
    std::string text;
    std::uint64_t number = 0;     ///< of the block, from 0
    std::uint64_t first_line = 1; ///< number of its first line, counted from the start of the range
    std::uint64_t offset = 0;     ///< of its first byte
};

class LineSource {
public:
    /// `path` "-" is standard input. Empty, with `error` filled, if it cannot be opened.
    static std::optional<LineSource> open(const std::string& path, std::string& error);

    /// The first line of the file, which then belongs to no range. Empty for an empty file.
    std::string take_header();
    /// Goes to the first line that starts in the range. False, with `error` filled, where that is not possible.
    bool go_to(const Range& range, std::string& error);
    /// False at the end of the range or the file, and where reading fails.
    bool next(Block& block);
    /// Why reading stopped before the end; empty: it did not.
    [[nodiscard]] const std::string& failure() const { return failure_; }

    /// Bytes of the range, or 0 if nobody knows.
    [[nodiscard]] std::uint64_t size() const;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); } // NOLINT(cert-err33-c): reading only
    };

    bool read_line(std::string& line);
    bool failed();

    std::string path_;
    std::string failure_;
    std::unique_ptr<std::FILE, Close> file_;
    bool seekable_ = false;
    std::uint64_t file_size_ = 0;
    std::uint64_t offset_ = 0; ///< of the next byte to be read
    std::uint64_t header_end_ = 0;
    Range range_;
    std::uint64_t blocks_ = 0;
    std::uint64_t lines_ = 0;
};

} // namespace kepil::cli
