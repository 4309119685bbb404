#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

static int W, H;
static std::vector<char> tiles;

static void put(int x, int y, char c)
{
    if (x >= 0 && y >= 0 && x < W && y < H)
        tiles[y * W + x] = c;
}

static void fill(int x, int y, int w, int h, char c)
{
    for (int r = std::max(y, 0); r < std::min(y + h, H); r++)
        for (int i = std::max(x, 0); i < std::min(x + w, W); i++)
            put(i, r, c);
}

static void copy(int x, int y, int w, int h, int tx, int ty)
{
    const std::vector<char> old = tiles;
    for (int r = 0; r < h; r++)
        for (int i = 0; i < w; i++)
            if (x + i >= 0 && x + i < W && y + r >= 0 && y + r < H)
                put(tx + i, ty + r, old[(y + r) * W + x + i]);
}

std::vector<std::string> draw_level(const std::string &description)
{
    std::istringstream in(description);
    std::string line, command;
    std::getline(in, line);
    std::istringstream size(line);
    if (!(size >> command >> W >> H) || command != "size" || W < 1 || H < 1 || W > 1000 || H > 1000)
        throw std::invalid_argument("bad size");
    tiles.assign(W * H, '.');

    while (std::getline(in, line)) {
        if (line.empty())
            continue;
        std::istringstream args(line);
        int x, y, w, h, tx, ty;
        char c;
        args >> command;
        if (command == "put") {
            args >> x >> y >> c;
            put(x, y, c);
        } else if (command == "fill") {
            args >> x >> y >> w >> h >> c;
            fill(x, y, w, h, c);
        } else if (command == "copy") {
            args >> x >> y >> w >> h >> tx >> ty;
            copy(x, y, w, h, tx, ty);
        } else {
            throw std::invalid_argument("unknown command: " + command);
        }
    }

    std::vector<std::string> rows;
    for (int y = 0; y < H; y++)
        rows.emplace_back(tiles.begin() + y * W, tiles.begin() + (y + 1) * W);
    return rows;
}
