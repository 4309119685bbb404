#include <functional>
#include <list>
#include <memory>
#include <string>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

namespace {
struct Entry {
    int id;
    std::string event;
    Listener listener;
    bool gone = false;
};

// A list, so that entries stay where they are; it is tidied up when nobody goes through it.
std::list<Entry> entries;
int last_id = 0;
int depth = 0;

struct Depth {
    Depth() { ++depth; }
    ~Depth()
    {
        if (--depth == 0)
            entries.remove_if([](const Entry &entry) { return entry.gone; });
    }
};
}

int on(const std::string &event, Listener listener)
{
    entries.push_back({++last_id, event, std::move(listener)});
    return last_id;
}

void off(int id)
{
    Depth tidy;
    for (Entry &entry : entries)
        if (entry.id == id)
            entry.gone = true;
}

int emit(const std::string &event, const std::string &payload)
{
    Depth busy;
    int called = 0;
    for (Entry &entry : entries) {
        if (entry.gone || entry.event != event)
            continue;
        entry.listener(payload);
        ++called;
    }
    return called;
}
}
