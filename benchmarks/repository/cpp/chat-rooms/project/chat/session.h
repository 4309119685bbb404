#pragma once

#include <functional>
#include <string>
#include <utility>

namespace chat {

/** A connected program or person. */
class Session {
public:
    using Reaction = std::function<void(const std::string &message)>;

    Session(int id, std::string name, Reaction reaction)
        : id_(id), name_(std::move(name)), reaction_(std::move(reaction))
    {
    }

    /** Never given twice. */
    int id() const { return id_; }
    const std::string &name() const { return name_; }

    /** What the session said last. */
    const std::string &said() const { return said_; }
    void set_said(std::string text) { said_ = std::move(text); }

    /** Hands over a message. The session may be gone when this returns. */
    void deliver(const std::string &message)
    {
        const Reaction reaction = reaction_;
        reaction(message);
    }

private:
    int id_;
    std::string name_;
    Reaction reaction_;
    std::string said_;
};

}
