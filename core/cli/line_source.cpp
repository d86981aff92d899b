#include "line_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace kepil::cli {
namespace {

constexpr std::size_t block_bytes = 256U << 10U;

} // namespace

std::optional<Range> Range::parse(const std::string& text) {
    constexpr std::size_t most_digits = 18;
    const auto dash = text.find('-');
    const auto is_number = [](const std::string& digits) {
        return !digits.empty() && digits.size() <= most_digits && digits.find_first_not_of("0123456789") == std::string::npos;
    };
    if (dash == std::string::npos || !is_number(text.substr(0, dash))) {
        return std::nullopt;
    }
    Range range;
    range.from = std::stoull(text.substr(0, dash));
    if (const auto to = text.substr(dash + 1); !to.empty()) {
        if (!is_number(to) || std::stoull(to) < range.from) {
            return std::nullopt;
        }
        range.to = std::stoull(to);
    }
    return range;
}

std::optional<LineSource> LineSource::open(const std::string& path, std::string& error) {
    errno = 0;
    LineSource source;
    source.path_ = path;
    source.file_.reset(path == "-" ? ::fdopen(::dup(STDIN_FILENO), "rb") : std::fopen(path.c_str(), "rb"));
    struct stat about {};
    if (!source.file_ || ::fstat(::fileno(source.file_.get()), &about) != 0) {
        error = path + ": " + std::strerror(errno);
        return std::nullopt;
    }
    if (S_ISDIR(about.st_mode)) {
        error = path + ": " + std::strerror(EISDIR);
        return std::nullopt;
    }
    source.seekable_ = S_ISREG(about.st_mode);
    source.file_size_ = source.seekable_ ? static_cast<std::uint64_t>(about.st_size) : 0;
    return source;
}

bool LineSource::read_line(std::string& line) {
    line.clear();
    for (int c = std::getc(file_.get()); c != EOF; c = std::getc(file_.get())) {
        ++offset_;
        if (c == '\n') {
            return true;
        }
        line += static_cast<char>(c);
    }
    return !line.empty();
}

bool LineSource::failed() {
    if (failure_.empty() && std::ferror(file_.get()) != 0) {
        failure_ = path_ + ": " + std::strerror(errno);
    }
    return !failure_.empty();
}

std::string LineSource::take_header() {
    std::string line;
    read_line(line);
    header_end_ = offset_;
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return line;
}

bool LineSource::go_to(const Range& range, std::string& error) {
    range_ = range;
    const auto from = std::max(range.from, header_end_);
    if (from == offset_) {
        return true;
    }
    // The line that the byte before belongs to is not ours: from there on, what follows the next line end is.
    if (!seekable_ || ::fseeko(file_.get(), static_cast<off_t>(from - 1), SEEK_SET) != 0) {
        error = "--range needs a file that can be read from any place";
        return false;
    }
    offset_ = from - 1;
    std::string skipped;
    read_line(skipped);
    return true;
}

bool LineSource::next(Block& block) {
    if (offset_ >= range_.to) {
        return false;
    }
    block.offset = offset_;
    block.number = blocks_;
    block.first_line = lines_ + 1;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes, range_.to - offset_));
    block.text.resize(wanted);
    block.text.resize(std::fread(block.text.data(), 1, wanted, file_.get()));
    offset_ += block.text.size();
    if (failed() || block.text.empty()) {
        return false;
    }
    if (block.text.back() != '\n') {
        std::string rest;
        read_line(rest);
        if (failed()) {
            return false; // a line that is cut short may still look whole
        }
        block.text += rest;
        block.text += '\n';
    }
    ++blocks_;
    for (auto end = block.text.find('\n'); end != std::string::npos; end = block.text.find('\n', end + 1)) {
        ++lines_;
    }
    return true;
}

std::uint64_t LineSource::size() const {
    const auto end = std::min(range_.to, file_size_);
    return end > range_.from ? end - range_.from : 0;
}

} // namespace kepil::cli
