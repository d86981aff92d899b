// Twelve measures decided for cases that are read already: what an engine that gets objects is timed for.
#pragma once

#include "assess/assessor.hpp"
#include "assess/case_reader.hpp"
#include "rulebook/rulebook.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kepil_bench {

class Decided {
public:
    /// `ids`, with commas, are of measures of the rulebook.
    Decided(kepil::Rulebook rulebook, std::string_view ids);

    /// Reads the cases, and leaves out of them what makes no sense for their households, as each answer does first.
    void read(std::span<const std::string> texts, kepil::Date today);
    /// Decides the next of them; how many findings are due.
    std::size_t next();

private:
    kepil::Rulebook rulebook_;
    kepil::Assessor assessor_;
    std::vector<const kepil::Measure*> measures_;
    std::vector<kepil::Case> cases_;
    std::size_t next_ = 0;
};

} // namespace kepil_bench
