#include "rulebook/reasons.hpp"

#include "rulebook/archive.hpp"
#include "rulebook/envelope.hpp"

namespace kepil {
namespace {

constexpr std::string_view magic = "KEPIR\x01";

template <class A>
void reasons(A& a, Version& version) {
    for (auto* formula : {&version.amount, &version.starts, &version.ends, &version.when_paid, &version.deadline}) {
        a.text(formula->source);
    }
    for (auto& condition : version.conditions) {
        a.text(condition.source);
    }
    for (auto& rule : version.withheld) {
        a.text(rule.amount_source);
        a.text(rule.when_source);
    }
}

template <class A>
void reasons(A& a, Rulebook& rulebook) {
    for (auto& series : rulebook.program.series) {
        for (auto& row : series.rows) {
            a.text(row.source);
            a.text(row.checked);
        }
    }
    for (auto& definition : rulebook.program.definitions) {
        a.text(definition.source);
    }
    for (auto& measure : rulebook.measures) {
        a.text(measure.element_where.source);
        a.text(measure.right_on.source);
        for (auto& version : measure.versions) {
            reasons(a, version);
        }
    }
}

} // namespace

std::vector<std::uint8_t> pack_reasons(const Rulebook& rulebook, std::span<const std::uint8_t> rulebook_pack) {
    ArchiveWriter writer;
    std::string hash = hash_of(rulebook_pack);
    writer.text(hash);
    Rulebook copy = rulebook;
    reasons(writer, copy);
    return seal(magic, writer.bytes);
}

bool unpack_reasons(std::span<const std::uint8_t> pack, Rulebook& rulebook, std::string& error) {
    const auto opened = unseal(magic, pack, error);
    if (!opened) {
        return false;
    }
    ArchiveReader reader(opened->body);
    std::string hash;
    reader.text(hash);
    if (hash != rulebook.hash) {
        error = "these are the reasons of another rulebook";
        return false;
    }
    reasons(reader, rulebook);
    if (!reader.ok() || !reader.at_end()) {
        error = "the pack of reasons is damaged";
        return false;
    }
    return true;
}

} // namespace kepil
