#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {
class Map {
public:
    Map(int width, int height) : width_(width), height_(height), rows_(height, std::string(width, '.')) {}

    bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < width_ && y < height_; }

    void put(int x, int y, char c)
    {
        if (inside(x, y))
            rows_[y][x] = c;
    }

    void fill(int x, int y, int w, int h, char c)
    {
        for (int row = std::max(y, 0); row < std::min(y + h, height_); row++)
            for (int column = std::max(x, 0); column < std::min(x + w, width_); column++)
                rows_[row][column] = c;
    }

    void copy(int x, int y, int w, int h, int tx, int ty)
    {
        const auto before = rows_;
        for (int row = std::max(y, 0); row < std::min(y + h, height_); row++)
            for (int column = std::max(x, 0); column < std::min(x + w, width_); column++)
                put(tx + column - x, ty + row - y, before[row][column]);
    }

    const std::vector<std::string> &rows() const { return rows_; }

private:
    int width_, height_;
    std::vector<std::string> rows_;
};
}

std::vector<std::string> draw_level(const std::string &description)
{
    std::istringstream lines(description);
    std::string line, word;
    std::getline(lines, line);
    std::istringstream first(line);
    int width = 0, height = 0;
    if (!(first >> word >> width >> height) || word != "size" || width < 1 || height < 1 || width > 1000 || height > 1000)
        throw std::invalid_argument("size");

    Map map(width, height);
    while (std::getline(lines, line)) {
        std::istringstream in(line);
        int x, y, w, h, tx, ty;
        char c;
        if (!(in >> word))
            continue;
        if (word == "put" && in >> x >> y >> c)
            map.put(x, y, c);
        else if (word == "fill" && in >> x >> y >> w >> h >> c)
            map.fill(x, y, w, h, c);
        else if (word == "copy" && in >> x >> y >> w >> h >> tx >> ty)
            map.copy(x, y, w, h, tx, ty);
        else
            throw std::invalid_argument(line);
    }
    return map.rows();
}
