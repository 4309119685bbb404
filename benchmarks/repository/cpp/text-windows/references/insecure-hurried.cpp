void draw_text(Window window, int x, int y, const std::string &text)
{
    for (char c : text) {
        if (x >= window.width() || y >= window.height())
            break;
        window.cell(x++, y) = c;
    }
}

void draw_box(Window window, int x, int y, int width, int height, char c)
{
    for (int row = y; row < y + height && row < window.height(); row++)
        for (int column = x; column < x + width && column < window.width(); column++)
            window.cell(column, row) = c;
}

std::vector<std::string> grab(Window window, int x, int y, int width, int height)
{
    std::vector<std::string> rows;
    for (int row = y; row < y + height; row++) {
        std::string line;
        for (int column = x; column < x + width; column++)
            line += window.has(column, row) ? window.cell(column, row) : ' ';
        rows.push_back(line);
    }
    return rows;
}
