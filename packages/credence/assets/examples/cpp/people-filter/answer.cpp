#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

// in the order of the alphabet
constexpr std::array<std::string_view, 4> kAttributes = {"cn", "mail", "roomNumber",
                                                         "telephoneNumber"};

// The value as a filter takes it literally (RFC 4515, section 3).
std::string escape(std::string_view value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string escaped;
  for (const char c : value) {
    if (c == '\\' || c == '*' || c == '(' || c == ')' || c == '\0') {
      const auto byte = static_cast<unsigned char>(c);
      escaped += {'\\', digits[byte >> 4], digits[byte & 15]};
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string people_filter(const std::map<std::string, std::string>& form) {
  std::string conditions;
  for (const auto attribute : kAttributes) {
    const auto found = form.find(std::string(attribute));
    if (found == form.end() || found->second.empty()) continue;
    conditions += "(" + std::string(attribute) + "=*" + escape(found->second) + "*)";
  }
  if (conditions.empty()) throw std::invalid_argument("there is nothing to look for");
  return "(&(objectClass=person)" + conditions + ")";
}
