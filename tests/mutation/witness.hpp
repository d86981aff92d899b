// Looks for a household that tells a changed rulebook from the law: an existing example, or one near it.
#pragma once

#include "examples.hpp"
#include "variants.hpp"

#include <optional>
#include <string>

namespace kepil::mutation {

struct Witness {
    std::string measure;
    std::string near;         ///< the example that it was made from
    std::string what;         ///< in which way it differs; empty: the example itself, asked more closely
    nlohmann::json content;   ///< the case
    nlohmann::json law;       ///< what the law answers, as an expectation
    nlohmann::json otherwise; ///< what the changed rulebook answers
};

/// `tries`: how many households to look at, at most.
[[nodiscard]] std::optional<Witness> find_witness(const Rulebook& law, const Rulebook& changed, const std::vector<std::string>& measures,
                                                  const Examples& examples, const Boundaries& boundaries, int tries);

} // namespace kepil::mutation
