void draw_text(Window, int, int, const std::string &) {}
void draw_box(Window, int, int, int, int, char) {}
std::vector<std::string> grab(Window, int, int, int, int) { return {}; }
