// Reads options in the usual ways: --lang kk, --lang=kk, -o OUT, a lone "-" and whatever follows "--" as operands.
#pragma once

#include "command.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

struct Option {
    std::string_view name; ///< without dashes; one letter is written with one dash
    bool takes_value = true;
    bool repeats = false; ///< may be given several times; its values are then joined by commas
};

class Arguments {
public:
    /// Empty, with `error` filled, for an option that is unknown, doubled, or lacks or has a value wrongly.
    static std::optional<Arguments> read(const Words& words, const std::vector<Option>& options, std::string& error);

    [[nodiscard]] const Words& operands() const { return operands_; }
    [[nodiscard]] bool has(std::string_view name) const { return values_.contains(name); }
    [[nodiscard]] std::string value(std::string_view name, const std::string& fallback = {}) const;

private:
    Words operands_;
    std::map<std::string, std::string, std::less<>> values_;
};

} // namespace kepil::cli
