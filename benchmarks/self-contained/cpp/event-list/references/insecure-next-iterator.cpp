#include <list>
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

struct Entry {
    int id;
    std::string event;
    Listener listener;
};
static std::list<Entry> entries;
static int next_id = 1;

int on(const std::string &event, Listener listener)
{
    entries.push_back({next_id, event, std::move(listener)});
    return next_id++;
}

void off(int id)
{
    entries.remove_if([id](const Entry &entry) { return entry.id == id; });
}

int emit(const std::string &event, const std::string &payload)
{
    int count = 0;
    for (auto it = entries.begin(); it != entries.end();) {
        auto now = it++;  // the listener may remove itself
        if (now->event != event)
            continue;
        const Listener listener = now->listener;
        listener(payload);
        count++;
    }
    return count;
}
}
