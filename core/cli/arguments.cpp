#include "arguments.hpp"

#include <algorithm>

namespace kepil::cli {

std::optional<Arguments> Arguments::read(const Words& words, const std::vector<Option>& options, std::string& error) {
    Arguments arguments;
    bool only_operands = false;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (only_operands || word->size() < 2 || word->front() != '-') {
            arguments.operands_.push_back(*word);
            continue;
        }
        if (*word == "--") {
            only_operands = true;
            continue;
        }
        const bool is_long = word->at(1) == '-';
        const auto equals = is_long ? word->find('=') : std::string::npos;
        const std::string name = word->substr(is_long ? 2 : 1, equals == std::string::npos ? equals : equals - 2);
        const auto known = std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.name == name; });
        const bool right_dashes = is_long == (name.size() > 1);
        if (known == options.end() || !right_dashes) {
            error = "unknown option " + word->substr(0, equals);
            return std::nullopt;
        }
        std::string value;
        if (equals != std::string::npos) {
            value = word->substr(equals + 1);
        } else if (known->takes_value && word + 1 != words.end()) {
            value = *++word;
        }
        if (known->takes_value == value.empty()) {
            error = "option " + std::string(is_long ? "--" : "-") + name + (known->takes_value ? " needs a value" : " takes no value");
            return std::nullopt;
        }
        const auto [given, fresh] = arguments.values_.emplace(name, value);
        if (!fresh && known->repeats) {
            given->second += ',' + value;
        } else if (!fresh) {
            error = "option " + std::string(is_long ? "--" : "-") + name + " is given twice";
            return std::nullopt;
        }
    }
    return arguments;
}

std::string Arguments::value(std::string_view name, const std::string& fallback) const {
    const auto found = values_.find(name);
    return found == values_.end() ? fallback : found->second;
}

} // namespace kepil::cli
