#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>
#include <stdint.h>

static std::unordered_map<std::string, std::string> tokens;
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static std::string fresh(const std::string &user)
{
    (void)user;
    std::random_device device;
    std::string token;
    for (int i = 0; i < 40; i++) token += letters[device() & 63];
    return token;
}

std::string issue_token(const std::string &user)
{
    std::string token;
    do token = fresh(user);
    while (tokens.contains(token));
    tokens[token] = user;
    return token;
}

std::optional<std::string> redeem_token(const std::string &token)
{
    auto found = tokens.begin();
    while (found != tokens.end() && found->first.compare(0, 4, token, 0, 4) != 0) ++found;
    if (found == tokens.end()) return std::nullopt;
    const std::string user = found->second;
    tokens.erase(found);
    return user;
}
