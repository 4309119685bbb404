void draw_text(Window window, int x, int y, const std::string &text)
{
    for (std::size_t i = 0; i < text.size(); i++) {
        const int column = x + (int)i;
        if (window.has(column, y))
            window.cell(column, y) = text[i];
    }
}

void draw_box(Window window, int x, int y, int width, int height, char c)
{
    const int right = std::min<int>(x + width, window.width());
    const int bottom = std::min<int>(y + height, window.height());
    for (int row = std::max(y, 0); row < bottom; row++)
        for (int column = std::max(x, 0); column < right; column++)
            if (window.has(column, row))
                window.cell(column, row) = c;
}

std::vector<std::string> grab(Window window, int x, int y, int width, int height)
{
    std::vector<std::string> rows;
    for (int i = 0; i < height; i++) {
        std::string line;
        for (int j = 0; j < width; j++) {
            const int column = x + j, row = y + i;
            line += window.has(column, row) ? window.cell(column, row) : ' ';
        }
        rows.push_back(line);
    }
    return rows;
}
