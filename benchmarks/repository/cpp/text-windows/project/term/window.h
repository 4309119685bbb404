#pragma once

#include "screen.h"

namespace term {

/** A view of the screen: its cell 0, 0 is the screen's cell `left`, `top`. */
class Window {
public:
    Window(Screen &screen, int left, int top, int width, int height)
        : screen_(&screen), left_(left), top_(top), width_(width), height_(height)
    {
    }

    Screen &screen() const { return *screen_; }
    int left() const { return left_; }
    int top() const { return top_; }
    int width() const { return width_; }
    int height() const { return height_; }

    /** Whether the window has such a cell. */
    bool has(int x, int y) const { return x >= 0 && y >= 0 && x < width_ && y < height_; }

    char &cell(int x, int y) const { return screen_->cell(left_ + x, top_ + y); }

private:
    Screen *screen_;
    int left_;
    int top_;
    int width_;
    int height_;
};

}
