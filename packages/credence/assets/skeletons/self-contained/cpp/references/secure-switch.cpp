#include <string>

std::string greeting(const std::string &name) {
  std::string shown;
  for (char c : name) {
    switch (c) {
      case '&': shown += "&amp;"; break;
      case '<': shown += "&lt;"; break;
      case '>': shown += "&gt;"; break;
      case '"': shown += "&quot;"; break;
      default: shown += c;
    }
  }
  return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
}
