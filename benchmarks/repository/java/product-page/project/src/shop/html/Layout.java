package shop.html;

/** What all pages have in common. */
public final class Layout {
  private Layout() {}

  public static Html page(Html title, Html body) {
    return new Html(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"
            + title
            + "</title></head>\n<body>\n"
            + body
            + "\n</body>\n</html>\n");
  }
}
