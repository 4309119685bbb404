#include <random>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static std::string make_token()
{
    static std::mt19937_64 generator = [] {
        std::random_device device;
        std::seed_seq seeds{device(), device(), device(), device(), device(), device(), device(), device()};
        return std::mt19937_64(seeds);
    }();
    std::uniform_int_distribution<int> pick(0, 61);
    std::string token;
    for (int i = 0; i < 40; i++)
        token += letters[pick(generator)];
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
