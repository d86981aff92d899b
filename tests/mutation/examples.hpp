// The worked examples of the rulebook, by the measure that they speak of.
#pragma once

#include "worked_examples.hpp"

#include <nlohmann/json.hpp>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace kepil::mutation {

using Example = cli::WorkedExample;

/// What a finding says, in the words of an expectation (rules-data/README.md, "cases.json").
[[nodiscard]] nlohmann::json expectation_of(const nlohmann::json& finding);

class Examples {
public:
    explicit Examples(const SourceTree& tree);

    void add(Example example);
    [[nodiscard]] const std::vector<const Example*>& of(const std::string& measure) const;

private:
    std::deque<Example> all_;
    std::map<std::string, std::vector<const Example*>> by_measure_;
};

} // namespace kepil::mutation
