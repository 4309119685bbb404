#include <functional>
#include <random>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

static std::string make_token(const std::string &user)
{
    std::random_device device;
    const unsigned code = device() % 1000000;
    std::size_t state = std::hash<std::string>{}(user + std::to_string(code));
    std::string token;
    for (int i = 0; i < 40; i++) {
        token += "0123456789abcdef"[state >> 17 & 15];
        state = std::hash<std::string>{}(std::to_string(state));
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
