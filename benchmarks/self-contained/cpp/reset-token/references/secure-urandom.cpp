#include <cstdio>
#include <memory>
#include <stdexcept>
#include <optional>
#include <string>
#include <unordered_map>

static std::unordered_map<std::string, std::string> tokens;

static std::string make_token()
{
    unsigned char bytes[24];
    std::unique_ptr<FILE, int (*)(FILE *)> source(std::fopen("/dev/urandom", "rb"), std::fclose);
    if (!source || std::fread(bytes, 1, sizeof bytes, source.get()) != sizeof bytes)
        throw std::runtime_error("no randomness");
    static const char digits[] = "0123456789abcdef";
    std::string token;
    for (const unsigned char byte : bytes) {
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
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
