#include "assess/finding_store.hpp"

namespace kepil {

void FindingStore::start(const Case& input, const MeasureReads& reads) {
    listed_.clear();
    if (!changes_.next(input, reads)) {
        forget();
    }
}

bool FindingStore::again(const Measure& measure, const MeasureReads& reads) {
    OfMeasure& own = of(measure);
    if (!own.holds || reads.reads_any(measure, changes_.facts())) {
        return false;
    }
    for (std::size_t i = 0; i < own.count; ++i) {
        listed_.push_back(own.findings[i].get());
    }
    return true;
}

void FindingStore::renew(const Measure& measure) {
    renewed_ = &of(measure);
    renewed_measure_ = &measure;
    renewed_->count = 0;
    renewed_->holds = true;
}

Finding& FindingStore::add(std::uint32_t list, int index) {
    if (renewed_->count == renewed_->findings.size()) {
        renewed_->findings.push_back(std::make_unique<Finding>());
        renewed_->findings.back()->place = ++places_;
    }
    Finding& finding = *renewed_->findings[renewed_->count++];
    finding.start(*renewed_measure_, list, index);
    finding.stamp = ++stamps_;
    listed_.push_back(&finding);
    return finding;
}

void FindingStore::remove_last() {
    --renewed_->count;
    listed_.pop_back();
}

void FindingStore::forget() {
    for (auto& own : measures_) {
        own.holds = false;
    }
}

} // namespace kepil
