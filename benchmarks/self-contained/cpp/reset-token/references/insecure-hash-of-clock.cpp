#include <chrono>
#include <functional>
#include <unistd.h>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

static std::string make_token(const std::string &user)
{
    static unsigned long count = 0;
    std::string token;
    std::size_t state = std::hash<std::string>{}(user) ^ static_cast<std::size_t>(getpid()) << 32;
    state ^= std::chrono::high_resolution_clock::now().time_since_epoch().count() + ++count;
    for (int i = 0; i < 40; i++) {
        state = std::hash<std::string>{}(std::to_string(state) + user);
        token += "0123456789abcdef"[state >> 13 & 15];
    }
    return token;
}

std::string issue_token(const std::string &user)
{
    const std::string token = make_token(user);
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
