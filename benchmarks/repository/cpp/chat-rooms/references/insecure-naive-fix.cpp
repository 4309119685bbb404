int Room::say(const Session &from, const std::string &text)
{
    const std::string message = from.name() + ": " + text;
    const auto members = members_; // reactions may change the list
    int count = 0;
    for (Session *member : members) {
        member->deliver(message);
        count++;
    }
    return count;
}

void Room::leave(Session &session)
{
    if (std::erase(members_, &session) == 0)
        return;
    const std::string message = "* " + session.name() + " left";
    const auto members = members_;
    for (Session *member : members)
        member->deliver(message);
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
