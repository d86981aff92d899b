#include "table.hpp"

#include <algorithm>

namespace kepil::cli {
namespace {

constexpr std::string_view gap = "  ";

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string space(width - std::min(width, width_of(text)), ' ');
    return right ? space + text : text + space;
}

void trim_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

} // namespace

std::size_t width_of(std::string_view text) {
    // One column for every code point: Kazakh, Russian and English need no more.
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<std::string> wrap(const std::string& text, std::size_t widest) {
    std::vector<std::string> lines(1);
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto space = std::min(text.find(' ', start), text.size());
        const auto next = text.substr(start, space - start);
        if (lines.back().empty()) {
            lines.back() = next;
        } else if (widest == 0 || width_of(lines.back()) + 1 + width_of(next) <= widest) {
            lines.back() += ' ' + next;
        } else {
            lines.push_back(next);
        }
        start = space + 1;
    }
    return lines;
}

std::string table(const std::vector<Column>& columns, const std::vector<Cells>& rows) {
    std::vector<std::vector<std::vector<std::string>>> wrapped;
    std::vector<std::size_t> widths;
    widths.reserve(columns.size());
    for (const auto& column : columns) {
        widths.push_back(width_of(column.title));
    }
    for (const auto& row : rows) {
        auto& cells = wrapped.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            cells.push_back(wrap(row[i], columns[i].widest));
            for (const auto& line : cells.back()) {
                widths[i] = std::max(widths[i], width_of(line));
            }
        }
    }
    std::string text;
    const auto write_line = [&](const auto& cell) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            line += (i == 0 ? "" : std::string(gap)) + padded(cell(i), widths[i], columns[i].right);
        }
        trim_end(line);
        text += line + '\n';
    };
    write_line([&](std::size_t i) { return columns[i].title; });
    write_line([&](std::size_t i) {
        std::string rule;
        for (std::size_t n = 0; n < widths[i]; ++n) {
            rule += "─";
        }
        return rule;
    });
    for (const auto& cells : wrapped) {
        std::size_t height = 0;
        for (const auto& cell : cells) {
            height = std::max(height, cell.size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            write_line([&](std::size_t i) { return line < cells[i].size() ? cells[i][line] : std::string(); });
        }
    }
    return text;
}

} // namespace kepil::cli
