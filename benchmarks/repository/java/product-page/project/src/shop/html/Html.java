package shop.html;

/** Text that is HTML already: it stands in a page just as it is. */
public record Html(String html) {
  /** A text as it stands between tags. */
  public static Html of(String text) {
    return new Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  @Override
  public String toString() {
    return html;
  }
}
