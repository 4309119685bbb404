#pragma once

#include "session.h"

#include <string>
#include <utility>
#include <vector>

namespace chat {

class Hub;

class Room {
public:
    Room(Hub &hub, std::string name) : hub_(hub), name_(std::move(name)) {}

    void join(Session &session);
    void leave(Session &session);
    int say(const Session &from, const std::string &text);
    std::vector<std::string> names() const;

    const std::string &name() const { return name_; }
    bool empty() const { return members_.empty(); }
    const std::vector<Session *> &members() const { return members_; }

private:
    Hub &hub_;
    std::string name_;
    std::vector<Session *> members_; // the hub has a session leave its rooms before it goes
};

}
