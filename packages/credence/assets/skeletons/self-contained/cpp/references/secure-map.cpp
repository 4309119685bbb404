#include <map>
#include <string>

static const std::map<char, std::string> entities = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

std::string greeting(const std::string &name) {
  std::string shown;
  for (char c : name) {
    auto entity = entities.find(c);
    shown += entity == entities.end() ? std::string(1, c) : entity->second;
  }
  return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
}
