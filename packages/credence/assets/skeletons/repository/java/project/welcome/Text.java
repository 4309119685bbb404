package welcome;

/** Text in HTML. */
public final class Text {
  private Text() {}

  /** For what stands between tags. An attribute needs {@link #attribute}. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** For what stands between the double quotes of an attribute. */
  public static String attribute(String text) {
    return escape(text).replace("\"", "&quot;");
  }
}
