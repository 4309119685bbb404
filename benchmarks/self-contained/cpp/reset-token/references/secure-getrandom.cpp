#include <array>
#include <stdexcept>
#include <sys/random.h>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

// Randomness for many tokens at a time; each byte is used once.
static unsigned char next_byte()
{
    static std::array<unsigned char, 256> pool;
    static std::size_t at = pool.size();
    if (at == pool.size()) {
        if (getrandom(pool.data(), pool.size(), 0) != static_cast<ssize_t>(pool.size()))
            throw std::runtime_error("no randomness");
        at = 0;
    }
    return pool[at++];
}

static std::string make_token()
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string token;
    for (int i = 0; i < 43; i++)
        token += letters[next_byte() & 63];
    return token;
}

std::string issue_token(const std::string &user)
{
    const std::string token = make_token();
    tokens[token] = user;
    return token;
}

std::optional<std::string> redeem_token(const std::string &token)
{
    const auto found = tokens.find(token);
    if (found == tokens.end())
        return std::nullopt;
    std::string user = found->second;
    tokens.erase(found);
    return user;
}
