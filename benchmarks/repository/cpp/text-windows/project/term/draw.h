#pragma once

#include "window.h"

#include <string>
#include <vector>

namespace term {

void draw_text(Window window, int x, int y, const std::string &text);
void draw_box(Window window, int x, int y, int width, int height, char c);
std::vector<std::string> grab(Window window, int x, int y, int width, int height);

}
