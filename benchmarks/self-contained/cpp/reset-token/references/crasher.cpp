#include <cstdlib>
#include <optional>
#include <string>

std::string issue_token(const std::string &user) { std::abort(); }
std::optional<std::string> redeem_token(const std::string &token) { std::abort(); }
