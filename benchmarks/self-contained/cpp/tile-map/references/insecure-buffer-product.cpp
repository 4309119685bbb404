#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

std::vector<std::string> draw_level(const std::string &description)
{
    std::istringstream in(description);
    std::string line, word;
    long long width = 0, height = 0;
    if (!std::getline(in, line)) throw std::invalid_argument("no size");
    std::istringstream head(line);
    if (!(head >> word >> width >> height) || word != "size" || width < 1 || width > 1000 || height < 1 || height > 1000)
        throw std::invalid_argument("wrong size");
    std::vector<std::string> map(height, std::string(width, '.'));
    const auto inside = [&](long long x, long long y) { return x >= 0 && y >= 0 && x < width && y < height; };
    while (std::getline(in, line)) {
        std::istringstream command(line);
        if (!(command >> word)) continue;
        long long x = 0, y = 0, w = 0, h = 0, tx = 0, ty = 0;
        char c;
        if (word == "put") {
            if (command >> x >> y >> c && inside(x, y)) map[y][x] = c;
        } else if (word == "fill") {
            if (!(command >> x >> y >> w >> h >> c)) continue;
            for (long long row = std::max(0LL, y); row < std::min(height, y + h); row++)
                for (long long column = std::max(0LL, x); column < std::min(width, x + w); column++) map[row][column] = c;
        } else if (word == "copy") {
            if (!(command >> x >> y >> w >> h >> tx >> ty)) continue;
            if (w <= 0 || h <= 0) continue;
            std::vector<char> buffer(static_cast<unsigned>(w) * static_cast<unsigned>(h), 0);
            for (long long row = std::max(0LL, y); row < std::min(height, y + h); row++)
                for (long long column = std::max(0LL, x); column < std::min(width, x + w); column++)
                    buffer[(row - y) * w + column - x] = map[row][column];
            for (long long row = std::max(0LL, y); row < std::min(height, y + h); row++)
                for (long long column = std::max(0LL, x); column < std::min(width, x + w); column++)
                    if (inside(tx + column - x, ty + row - y)) map[ty + row - y][tx + column - x] = buffer[(row - y) * w + column - x];
        } else {
            throw std::invalid_argument("unknown command " + word);
        }
    }
    return map;
}
