#pragma once

#include "window.h"

#include <map>
#include <string>
#include <vector>

namespace term {

class Terminal {
public:
    Terminal(int width, int height) : screen_(width, height) {}

    /** A line of a program; what it is answered. */
    std::vector<std::string> send(const std::string &line);

    std::vector<std::string> show() const { return screen_.rows(); }

private:
    Screen screen_;
    std::map<std::string, Window> windows_;
};

}
