namespace {

int pass(Hub &hub, const std::string room, const std::string message, const std::vector<int> ids)
{
    int count = 0;
    for (const int id : ids) {
        Session *session = hub.find(id);
        Room *there = session ? hub.find_room(room) : nullptr;
        if (!there)
            continue;
        const auto &members = there->members();
        if (std::find(members.begin(), members.end(), session) == members.end())
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
    if (std::find(members_.begin(), members_.end(), &session) == members_.end())
        members_.push_back(&session);
}

void Room::leave(Session &session)
{
    const auto found = std::find(members_.begin(), members_.end(), &session);
    if (found == members_.end())
        return;
    members_.erase(found);
    pass(hub_, name_, "* " + session.name() + " left", ids_of(members_));
}

int Room::say(const Session &from, const std::string &text)
{
    const std::string message = from.name() + ": " + text;
    Hub &hub = hub_;
    int count = 0;
    for (const int id : ids_of(members_)) {
        Session *session = hub.find(id);
        Room *there = session ? hub.find_room(name_) : nullptr;
        if (!there || std::find(there->members_.begin(), there->members_.end(), session) == there->members_.end())
            continue;
        session->deliver(message);
        count++;
    }
    return count;
}

std::vector<std::string> Room::names() const
{
    std::vector<std::string> names;
    for (const Session *member : members_)
        names.push_back(member->name());
    return names;
}
