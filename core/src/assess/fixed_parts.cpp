#include "assess/fixed_parts.hpp"

#include "json/writer.hpp"

namespace kepil {
namespace {

void strings(json::Writer& out, std::string_view key, const std::vector<std::string>& values) {
    out.key(key).begin_array();
    for (const auto& text : values) {
        out.string(text);
    }
    out.end_array();
}

/// The text without its first character: a part that continues an object is written as the rest of one.
std::string rest_of(json::Writer& out) { return out.text().substr(1); }

} // namespace

FixedParts::Part FixedParts::keep(std::string_view text) {
    const Part part{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
    text_ += text;
    return part;
}

const FixedParts::Parts& FixedParts::of(const Measure& measure) {
    if (measures_.empty()) {
        measures_.resize(rulebook_.measures.size());
    }
    Parts& parts = measures_[rulebook_.place_of(measure)];
    if (!parts.written) {
        write(measure, parts);
        parts.written = true;
    }
    return parts;
}

void FixedParts::write(const Measure& measure, Parts& parts) {
    json::Writer head;
    head.begin_object().member("measure", measure.id).member("kind", name_of(measure.kind));
    const auto name_size = head.text().size();
    head.member("level", measure.level).key("risks").begin_array();
    for (const auto risk : measure.risks) {
        head.string(rulebook_.risks[risk].id);
    }
    head.end_array();
    parts.head = keep(head.text());
    parts.name = {parts.head.begin, static_cast<std::uint32_t>(name_size)};

    const auto finish = [&](json::Writer& tail) {
        strings(tail, "complain", measure.complain);
        if (!measure.choose_one.empty()) {
            tail.member("choose_one", measure.choose_one).key("recommended");
        }
        return keep("," + rest_of(tail));
    };
    json::Writer without_version;
    without_version.begin_object();
    parts.tail_without_version = finish(without_version);

    parts.versions = static_cast<std::uint32_t>(versions_.size());
    for (const auto& version : measure.versions) {
        VersionParts own;
        own.conditions = static_cast<std::uint32_t>(conditions_.size());
        for (const auto& condition : version.conditions) {
            json::Writer id;
            id.begin_object().member("id", condition.id);
            json::Writer basis;
            basis.begin_object();
            strings(basis, "basis", condition.basis);
            basis.end_object();
            conditions_.push_back({keep(id.text() + R"(,"state":")"), keep("\"," + rest_of(basis))});
        }
        json::Writer tail;
        tail.begin_object();
        strings(tail, "basis", version.basis);
        tail.member("confidence", version.confidence).key("apply").begin_object();
        strings(tail, "where", version.where);
        strings(tail, "documents", version.documents);
        tail.member("decided_in", version.decided_in).end_object();
        own.tail = finish(tail);
        versions_.push_back(own);
    }
}

const FixedParts::VersionParts& FixedParts::of(const Measure& measure, const Version& version) {
    return versions_[of(measure).versions + static_cast<std::size_t>(&version - measure.versions.data())];
}

std::pair<std::string_view, std::string_view> FixedParts::condition(const Measure& measure, const Version& version, std::size_t place) {
    const auto& parts = conditions_[of(measure, version).conditions + place];
    return {text(parts.before_state), text(parts.after_state)};
}

std::string_view FixedParts::tail(const Measure& measure, const Version* version) {
    return text(version == nullptr ? of(measure).tail_without_version : of(measure, *version).tail);
}

const FixedParts::FactParts& FixedParts::of(std::uint32_t fact) {
    const Program& program = rulebook_.program;
    if (facts_.empty()) {
        for (const auto& one : program.facts) {
            const bool member = one.list != absent;
            FactParts parts;
            parts.pointer = keep(member ? "\"/facts/" + program.facts[one.list].id + '/' : "\"/facts/" + one.id + '"');
            parts.pointer_end = keep(member ? '/' + one.id + '"' : "");
            parts.question = keep(R"(,"fact":")" + one.id + R"(","decides":)");
            facts_.push_back(parts);
        }
    }
    return facts_[fact];
}

} // namespace kepil
