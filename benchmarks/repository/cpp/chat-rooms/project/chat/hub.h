#pragma once

#include "room.h"
#include "session.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace chat {

class Hub {
public:
    int connect(const std::string &name, Session::Reaction reaction);
    void disconnect(int id);

    void join(int id, const std::string &room);
    void leave(int id, const std::string &room);

    /** A session says something in a room: how many got it. */
    int receive(int id, const std::string &room, std::string text);

    std::vector<std::string> names(const std::string &room);

    /** nullptr if there is none (any more). */
    Session *find(int id);
    Room *find_room(const std::string &name);

private:
    void drop_empty();

    int last_ = 0;
    std::map<int, std::unique_ptr<Session>> sessions_;
    std::map<std::string, std::unique_ptr<Room>> rooms_;
};

}
