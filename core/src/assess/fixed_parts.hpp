// The JSON of a finding is for the greater part the same in every answer: names, articles, papers. Each such part is written once, when
// it is first needed, and then appended as it stands.
#pragma once

#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kepil {

class FixedParts {
public:
    explicit FixedParts(const Rulebook& rulebook) : rulebook_(rulebook) {}

    /// {"measure":...,"kind":...
    [[nodiscard]] std::string_view name(const Measure& measure) { return text(of(measure).name); }
    /// The same, and what else is said of the measure whatever the case: ,"level":...,"risks":[...]
    [[nodiscard]] std::string_view head(const Measure& measure) { return text(of(measure).head); }
    /// Around the state of a condition: {"id":...,"state":" before it, ","basis":[...]} after it.
    [[nodiscard]] std::pair<std::string_view, std::string_view> condition(const Measure& measure, const Version& version,
                                                                          std::size_t place);
    /// What follows the missing facts: basis, confidence, the way to apply, where to complain ...
    [[nodiscard]] std::string_view tail(const Measure& measure, const Version* version);
    /// "/facts/residence" with its quotes; for a member of a list what stands before the number of the element, and after it.
    [[nodiscard]] std::string_view pointer(std::uint32_t fact) { return text(of(fact).pointer); }
    [[nodiscard]] std::string_view pointer_end(std::uint32_t fact) { return text(of(fact).pointer_end); }
    /// ,"fact":"residence","decides":
    [[nodiscard]] std::string_view question(std::uint32_t fact) { return text(of(fact).question); }

private:
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Parts {
        Part name; ///< where the head begins
        Part head;
        Part tail_without_version;
        std::uint32_t versions = 0; ///< in versions_
        bool written = false;
    };
    struct ConditionParts {
        Part before_state;
        Part after_state;
    };
    struct VersionParts {
        std::uint32_t conditions = 0; ///< in conditions_
        Part tail;
    };

    struct FactParts {
        Part pointer;
        Part pointer_end;
        Part question;
    };

    const FactParts& of(std::uint32_t fact);
    const Parts& of(const Measure& measure);
    void write(const Measure& measure, Parts& parts);
    [[nodiscard]] const VersionParts& of(const Measure& measure, const Version& version);
    Part keep(std::string_view text);
    [[nodiscard]] std::string_view text(Part part) const { return {text_.data() + part.begin, part.size}; }

    const Rulebook& rulebook_;
    std::vector<Parts> measures_;
    std::vector<VersionParts> versions_;
    std::vector<ConditionParts> conditions_;
    std::vector<FactParts> facts_;
    std::string text_;
};

} // namespace kepil
