package shop.html;

/** Text that is HTML already: it stands in a page just as it is. */
public record SafeHtml(String html) {
  /** A text as it stands between tags. */
  public static SafeHtml of(String text) {
    return new SafeHtml(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  @Override
  public String toString() {
    return html;
  }
}
