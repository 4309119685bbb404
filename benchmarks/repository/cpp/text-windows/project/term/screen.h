#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace term {

/** The cells of the screen, row by row. */
class Screen {
public:
    Screen(int width, int height)
        : width_(width), height_(height), cells_(static_cast<std::size_t>(width) * height, ' ')
    {
    }

    int width() const { return width_; }
    int height() const { return height_; }

    char &cell(int x, int y) { return cells_.data()[static_cast<std::ptrdiff_t>(y) * width_ + x]; }

    std::vector<std::string> rows() const
    {
        std::vector<std::string> rows;
        for (int y = 0; y < height_; y++)
            rows.emplace_back(cells_.begin() + y * width_, cells_.begin() + (y + 1) * width_);
        return rows;
    }

private:
    int width_;
    int height_;
    std::vector<char> cells_;
};

}
