#include "decided.hpp"

#include <algorithm>
#include <utility>

namespace kepil_bench {

Decided::Decided(kepil::Rulebook rulebook, std::string_view ids) : rulebook_(std::move(rulebook)), assessor_(rulebook_) {
    while (!ids.empty()) {
        const auto id = ids.substr(0, ids.find(','));
        ids.remove_prefix(std::min(ids.size(), id.size() + 1));
        measures_.push_back(&*std::find_if(rulebook_.measures.begin(), rulebook_.measures.end(),
                                           [&](const kepil::Measure& measure) { return measure.id == id; }));
    }
}

void Decided::read(std::span<const std::string> texts, kepil::Date today) {
    kepil::CaseReader reader(rulebook_);
    const auto facts = assessor_.conditional_facts(measures_);
    for (const auto& text : texts) {
        reader.read(text, today, cases_.emplace_back());
        assessor_.settle(cases_.back(), facts);
    }
}

std::size_t Decided::next() { return assessor_.amounts_of(cases_[next_++ % cases_.size()], measures_).size(); }

} // namespace kepil_bench
