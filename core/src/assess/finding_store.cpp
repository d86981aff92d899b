#include "assess/finding_store.hpp"

namespace kepil {

void FindingStore::start(const Case& input) {
    listed_.clear();
    if (!changes_.next(input)) {
        return forget();
    }
    reads_.find_out();
    reads_.readers_of(changes_.facts(), touched_);
    for (std::size_t i = 0; i < measures_.size(); ++i) {
        measures_[i].holds = measures_[i].holds && !has(touched_.data(), i);
    }
}

bool FindingStore::again(const Measure& measure) {
    OfMeasure& own = of(measure);
    if (!own.holds) {
        return false;
    }
    for (std::size_t i = 0; i < own.count; ++i) {
        listed_.push_back(own.findings[i].get());
    }
    return true;
}

void FindingStore::renew(const Measure& measure) {
    renewed_ = &measure;
    OfMeasure& own = of(measure);
    own.count = 0;
    own.holds = true;
}

Finding& FindingStore::add(std::uint32_t list, int index) {
    OfMeasure& own = of(*renewed_);
    if (own.count == own.findings.size()) {
        own.findings.push_back(std::make_unique<Finding>());
        own.findings.back()->place = ++places_;
    }
    Finding& finding = *own.findings[own.count++];
    finding.start(*renewed_, list, index);
    finding.stamp = ++stamps_;
    listed_.push_back(&finding);
    return finding;
}

void FindingStore::remove_last() {
    --of(*renewed_).count;
    listed_.pop_back();
}

void FindingStore::forget() {
    for (auto& own : measures_) {
        own.holds = false;
    }
}

} // namespace kepil
