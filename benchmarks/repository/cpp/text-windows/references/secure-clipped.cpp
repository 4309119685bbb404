namespace {

/** What of a rectangle of a window is on the screen, in the screen's own columns and rows. */
struct Clip {
    long left, top, right, bottom;

    Clip(const Window &w, long x, long y, long width, long height)
        : left(std::max({w.left() + std::max(x, 0L), 0L})),
          top(std::max({w.top() + std::max(y, 0L), 0L})),
          right(std::min<long>(w.left() + std::min<long>(x + width, w.width()), w.screen().width())),
          bottom(std::min<long>(w.top() + std::min<long>(y + height, w.height()), w.screen().height()))
    {
    }
};

}

void draw_text(Window window, int x, int y, const std::string &text)
{
    const Clip clip(window, x, y, static_cast<long>(text.size()), 1);
    for (long row = clip.top; row < clip.bottom; row++)
        for (long column = clip.left; column < clip.right; column++)
            window.screen().cell(column, row) = text[column - window.left() - x];
}

void draw_box(Window window, int x, int y, int width, int height, char c)
{
    const Clip clip(window, x, y, width, height);
    for (long row = clip.top; row < clip.bottom; row++)
        for (long column = clip.left; column < clip.right; column++)
            window.screen().cell(column, row) = c;
}

std::vector<std::string> grab(Window window, int x, int y, int width, int height)
{
    std::vector<std::string> rows(height, std::string(width, ' '));
    const Clip clip(window, x, y, width, height);
    for (long row = clip.top; row < clip.bottom; row++)
        for (long column = clip.left; column < clip.right; column++)
            rows[row - window.top() - y][column - window.left() - x] = window.screen().cell(column, row);
    return rows;
}
