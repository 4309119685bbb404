#include "room.h"

#include "hub.h"

#include <algorithm>
#include <string>
#include <vector>

namespace chat {

// credence:begin
namespace {

/*
 * Numbers of sessions are never given twice, pointers may be: so look everybody up again, and the
 * room, too. What is used here after the first delivery belongs to this function.
 */
int pass_on(Hub &hub, const std::string room_name, const std::string message, const std::vector<int> ids)
{
    int count = 0;
    for (const int id : ids) {
        const Room *room = hub.find_room(room_name);
        Session *session = hub.find(id);
        if (!room || !session || std::ranges::find(room->members(), session) == room->members().end())
            continue;
        count++;
        session->deliver(message);
    }
    return count;
}

std::vector<int> ids_of(const std::vector<Session *> &members)
{
    std::vector<int> ids;
    for (const Session *member : members)
        ids.push_back(member->id());
    return ids;
}

}

void Room::join(Session &session)
{
    if (std::ranges::find(members_, &session) == members_.end())
        members_.push_back(&session);
}

void Room::leave(Session &session)
{
    if (std::erase(members_, &session) > 0)
        pass_on(hub_, name_, "* " + session.name() + " left", ids_of(members_));
}

int Room::say(const Session &from, const std::string &text)
{
    return pass_on(hub_, name_, from.name() + ": " + text, ids_of(members_));
}

std::vector<std::string> Room::names() const
{
    std::vector<std::string> names;
    for (const Session *member : members_)
        names.push_back(member->name());
    return names;
}
// credence:end

}
