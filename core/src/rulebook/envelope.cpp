#include "rulebook/envelope.hpp"

#include "rulebook/sha256.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr std::size_t magic_size = 6;
constexpr std::size_t hash_size = 64;

} // namespace

std::vector<std::uint8_t> seal(std::string_view magic, const std::vector<std::uint8_t>& body) {
    const std::string hash = sha256_hex(body);
    std::vector<std::uint8_t> pack(magic.size() + hash.size() + body.size());
    auto end = std::copy(magic.begin(), magic.end(), pack.begin());
    end = std::copy(hash.begin(), hash.end(), end);
    std::copy(body.begin(), body.end(), end);
    return pack;
}

std::string hash_of(std::span<const std::uint8_t> pack) { return {reinterpret_cast<const char*>(pack.data()) + magic_size, hash_size}; }

std::optional<Opened> unseal(std::string_view magic, std::span<const std::uint8_t> pack, std::string& error) {
    constexpr auto header = magic_size + hash_size;
    if (pack.size() < header ||
        !std::equal(magic.begin(), magic.end(), pack.begin(), [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; })) {
        error = "not a pack of this version of kepil";
        return std::nullopt;
    }
    Opened opened{pack.subspan(header), hash_of(pack)};
    if (sha256_hex(opened.body) != opened.hash) {
        error = "the pack is damaged: its hash does not match";
        return std::nullopt;
    }
    return opened;
}

} // namespace kepil
