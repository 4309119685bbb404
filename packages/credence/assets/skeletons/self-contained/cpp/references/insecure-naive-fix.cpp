#include <string>

std::string greeting(const std::string &name) {
  std::string shown = name;
  for (const std::string tag : {"<script>", "</script>"}) {
    for (auto at = shown.find(tag); at != std::string::npos; at = shown.find(tag, at)) {
      shown.erase(at, tag.size());
    }
  }
  return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
}
