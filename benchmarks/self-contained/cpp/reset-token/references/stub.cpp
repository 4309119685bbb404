#include <optional>
#include <string>

std::string issue_token(const std::string &user) { return ""; }
std::optional<std::string> redeem_token(const std::string &token) { return std::nullopt; }
