#include <random>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static std::string make_token()
{
    static std::random_device random;
    std::uniform_int_distribution<int> pick(0, 61);
    std::string token;
    for (int i = 0; i < 40; i++)
        token += letters[pick(random)];
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
    for (auto it = tokens.begin(); it != tokens.end(); ++it) {
        if (it->first.compare(0, token.size(), token) != 0)
            continue;
        std::string user = it->second;
        tokens.erase(it);
        return user;
    }
    return std::nullopt;
}
