int Room::say(const Session &from, const std::string &text)
{
    int count = 0;
    for (Session *member : members_) {
        member->deliver(from.name() + ": " + text);
        count++;
    }
    return count;
}

void Room::leave(Session &session)
{
    auto it = std::find(members_.begin(), members_.end(), &session);
    if (it == members_.end())
        return;
    members_.erase(it);
    for (Session *member : members_)
        member->deliver("* " + session.name() + " left");
}

void Room::join(Session &session)
{
    if (std::find(members_.begin(), members_.end(), &session) == members_.end())
        members_.push_back(&session);
}

std::vector<std::string> Room::names() const
{
    std::vector<std::string> result;
    for (const auto *member : members_)
        result.push_back(member->name());
    return result;
}
