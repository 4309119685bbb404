package welcome;

/** What a page says. */
public final class Page {
  private Page() {}

  // credence:begin
  public static String greeting(String name) {
    return "<p title=\"" + Text.attribute(name) + "\">Hello, " + Text.escape(name) + "</p>";
  }
  // credence:end
}
