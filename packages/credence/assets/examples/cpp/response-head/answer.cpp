#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Fields = std::vector<std::pair<std::string, std::string>>;

namespace {

// RFC 9110: what names of fields consist of, besides letters and digits
constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";

bool is_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kMarks.find(c) != std::string_view::npos;
}

std::string checked(std::string_view text) {
  for (const unsigned char c : text)
    if ((c < 0x20 && c != '\t') || c == 0x7f) throw std::invalid_argument("control character");
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

}  // namespace

std::string response_head(int status, const std::string& reason, const Fields& fields) {
  if (status < 100 || status > 999) throw std::invalid_argument("not a status");
  std::string head = "HTTP/1.1 " + std::to_string(status) + " " + checked(reason) + "\r\n";
  for (const auto& [name, value] : fields) {
    if (name.empty() || !std::ranges::all_of(name, is_token))
      throw std::invalid_argument("not a name of a field");
    head += name + ": " + checked(value) + "\r\n";
  }
  return head + "\r\n";
}
