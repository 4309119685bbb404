static bool visible(const Window &window, long x, long y)
{
    if (x < 0 || y < 0 || x >= window.width() || y >= window.height())
        return false;
    x += window.left();
    y += window.top();
    return x >= 0 && y >= 0 && x < window.screen().width() && y < window.screen().height();
}

void draw_text(Window window, int x, int y, const std::string &text)
{
    for (std::size_t i = 0; i < text.size(); i++) {
        const long column = static_cast<long>(x) + static_cast<long>(i);
        if (visible(window, column, y))
            window.cell(column, y) = text[i];
    }
}

void draw_box(Window window, int x, int y, int width, int height, char c)
{
    const long right = std::min<long>(static_cast<long>(x) + width, window.width());
    const long bottom = std::min<long>(static_cast<long>(y) + height, window.height());
    for (long row = std::max(y, 0); row < bottom; row++)
        for (long column = std::max(x, 0); column < right; column++)
            if (visible(window, column, row))
                window.cell(column, row) = c;
}

std::vector<std::string> grab(Window window, int x, int y, int width, int height)
{
    std::vector<std::string> rows;
    for (int i = 0; i < height; i++) {
        std::string line;
        for (int j = 0; j < width; j++) {
            const long column = static_cast<long>(x) + j, row = static_cast<long>(y) + i;
            line += window.has(column, row) ? window.cell(column, row) : ' ';
        }
        rows.push_back(line);
    }
    return rows;
}
