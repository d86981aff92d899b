// Which measures a change of the rulebook can reach: measures do not read each other, so nothing else need be asked about it.
#pragma once

#include "rulebook/rulebook.hpp"

#include <map>
#include <string>
#include <vector>

namespace kepil::mutation {

class Reach {
public:
    explicit Reach(const Rulebook& rulebook);

    /// The measures that read the parameter or definition of this id, those that read least first.
    [[nodiscard]] const std::vector<std::string>& readers_of(const std::string& id) const;

private:
    std::map<std::string, std::vector<std::string>> readers_;
};

} // namespace kepil::mutation
