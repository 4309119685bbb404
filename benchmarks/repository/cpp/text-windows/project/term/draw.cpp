#include "draw.h"

#include <algorithm>
#include <string>
#include <vector>

namespace term {

// credence:begin
namespace {

/** The cell of a place in a window, or nullptr. Window::has knows nothing about the screen. */
char *cell_at(const Window &window, long long x, long long y)
{
    if (x < 0 || y < 0 || x >= window.width() || y >= window.height())
        return nullptr;
    const long long column = window.left() + x, row = window.top() + y;
    Screen &screen = window.screen();
    if (column < 0 || row < 0 || column >= screen.width() || row >= screen.height())
        return nullptr;
    return &screen.cell(static_cast<int>(column), static_cast<int>(row));
}

}

void draw_text(Window window, int x, int y, const std::string &text)
{
    long long column = x;
    for (const char c : text) {
        if (char *cell = cell_at(window, column++, y))
            *cell = c;
    }
}

void draw_box(Window window, int x, int y, int width, int height, char c)
{
    const long long right = std::min<long long>(1LL * x + width, window.width());
    const long long bottom = std::min<long long>(1LL * y + height, window.height());
    for (long long row = std::max(y, 0); row < bottom; row++)
        for (long long column = std::max(x, 0); column < right; column++)
            if (char *cell = cell_at(window, column, row))
                *cell = c;
}

std::vector<std::string> grab(Window window, int x, int y, int width, int height)
{
    std::vector<std::string> rows(height, std::string(width, ' '));
    for (int row = 0; row < height; row++)
        for (int column = 0; column < width; column++)
            if (const char *cell = cell_at(window, 1LL * x + column, 1LL * y + row))
                rows[row][column] = *cell;
    return rows;
}
// credence:end

}
