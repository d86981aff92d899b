// Reads the facts of one household. Whatever is wrong becomes an error with a code and a JSON pointer; the fact then counts as unknown
// and the rest of the case is answered.
#pragma once

#include "language/evaluator.hpp"
#include "rulebook/rulebook.hpp"
#include "json/document.hpp"

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
    std::string name;      ///< the case's own "id", if it has one
    bool readable = false; ///< false: not JSON or not an object; nothing can be answered
    std::vector<CaseError> errors;
    std::vector<FactPlace> ignored; ///< what the case says although it makes no sense for this household
};

/// Finds facts by name; built once per rulebook.
class FactIndex {
public:
    explicit FactIndex(const Program& program);
    /// A fact of the household, or absent.
    [[nodiscard]] std::uint32_t root(std::string_view id) const { return find(absent, id); }
    [[nodiscard]] std::uint32_t member(std::uint32_t list, std::string_view id) const { return find(list, id); }

private:
    [[nodiscard]] std::uint32_t find(std::uint32_t list, std::string_view id) const;

    const Program& program_;
    std::vector<std::uint32_t> places_; ///< a hash table of facts, at most half full
};

/// Reads `text` into `result`, whose storage is reused from call to call.
void read_case(std::string_view text, const Rulebook& rulebook, const FactIndex& index, Date today, Case& result);

} // namespace kepil
