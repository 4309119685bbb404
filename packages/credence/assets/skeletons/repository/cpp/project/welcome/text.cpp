#include "text.h"

#include <map>

namespace welcome {

static std::string replaced(const std::string &text, const std::map<char, std::string> &entities)
{
    std::string out;
    for (const char c : text) {
        const auto entity = entities.find(c);
        out += entity == entities.end() ? std::string(1, c) : entity->second;
    }
    return out;
}

std::string escape(const std::string &text)
{
    return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}});
}

std::string attribute(const std::string &text)
{
    return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

}
