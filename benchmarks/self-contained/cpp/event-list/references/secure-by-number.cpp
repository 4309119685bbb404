#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

static std::map<int, std::pair<std::string, std::shared_ptr<Listener>>> listeners;
static int next = 1;

int on(const std::string &event, Listener listener)
{
    listeners.emplace(next, std::pair(event, std::make_shared<Listener>(std::move(listener))));
    return next++;
}

void off(int id)
{
    listeners.erase(id);
}

int emit(const std::string &event, const std::string &payload)
{
    std::vector<int> ids;
    for (const auto &[id, entry] : listeners)
        if (entry.first == event)
            ids.push_back(id);

    int called = 0;
    for (int id : ids) {
        const auto found = listeners.find(id);
        if (found == listeners.end())
            continue;
        const auto keep = found->second.second;  // it may remove itself
        (*keep)(payload);
        called++;
    }
    return called;
}
}
