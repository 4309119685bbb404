#include "terminal.h"

#include "draw.h"

#include <cstdlib>
#include <sstream>

namespace term {

/** No place or size that a program may send is beyond this. */
static const long FARTHEST = 100000;

std::vector<std::string> Terminal::send(const std::string &line)
{
    std::istringstream in(line);
    std::string command, name;
    int x, y;
    if (!(in >> command >> name >> x >> y))
        return {"what?"};
    if (std::abs(static_cast<long>(x)) > FARTHEST || std::abs(static_cast<long>(y)) > FARTHEST)
        return {"too far"};
    const auto found = windows_.find(name);
    if (command != "window" && found == windows_.end())
        return {"no such window"};

    if (command == "text") {
        std::string text;
        std::getline(in.ignore(), text);
        draw_text(found->second, x, y, text);
        return {};
    }
    int width, height;
    if (!(in >> width >> height))
        return {"what?"};
    if (std::abs(static_cast<long>(width)) > FARTHEST || std::abs(static_cast<long>(height)) > FARTHEST)
        return {"too large"};
    if (command == "window") {
        if (width < 1 || height < 1 || width > 10000 || height > 10000 || x < -10000 || y < -10000 ||
            x > 10000 || y > 10000)
            return {"too large"};
        windows_.insert_or_assign(name, Window(screen_, x, y, width, height));
        return {};
    }
    if (command == "grab") {
        if (width < 0 || height < 0 || width > 500 || height > 500)
            return {"too large"};
        return grab(found->second, x, y, width, height);
    }
    char c;
    if (command != "box" || !(in >> c))
        return {"what?"};
    draw_box(found->second, x, y, width, height, c);
    return {};
}

}
