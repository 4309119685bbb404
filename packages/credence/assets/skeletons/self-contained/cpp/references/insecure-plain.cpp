#include <string>

std::string greeting(const std::string &name) {
  return "<p title=\"" + name + "\">Hello, " + name + "</p>";
}
