// Reads the facts of one household. Whatever is wrong becomes an error with a code and a JSON pointer; the fact then counts as unknown
// and the rest of the case is answered.
#pragma once

#include "language/evaluator.hpp"
#include "rulebook/rulebook.hpp"
#include "json/document.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kepil {

struct CaseError {
    const char* code = "";
    std::string pointer;
    std::string fact;
    std::string given;
    std::string min;
    std::string max;
};

struct Case {
    Household household;
    std::vector<bool> risks; ///< by risk; all true where the case names none
    bool has_paid_month = false;
    Date paid_month;
    bool readable = false; ///< false: not JSON or not an object; nothing can be answered
    std::vector<CaseError> errors;
    std::vector<FactPlace> ignored; ///< what the case says although it makes no sense for this household
};

/// Finds facts by name; built once per rulebook.
class FactIndex {
public:
    explicit FactIndex(const Program& program);
    /// A fact of the household, or absent.
    [[nodiscard]] std::uint32_t root(std::string_view id) const;
    [[nodiscard]] std::uint32_t member(std::uint32_t list, std::string_view id) const;

private:
    std::map<std::string, std::uint32_t, std::less<>> roots_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> members_;
};

/// Reads `text` into `result`, whose storage is reused from call to call.
void read_case(std::string_view text, const Rulebook& rulebook, const FactIndex& index, Date today, Case& result);

/// Appends one segment to a JSON pointer, escaped.
[[nodiscard]] std::string pointer_to(const std::string& parent, std::string_view segment);

} // namespace kepil
