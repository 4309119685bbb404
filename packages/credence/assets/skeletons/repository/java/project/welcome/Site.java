package welcome;

/** Answers visits. */
public final class Site {
  private Site() {}

  public static String visit(String name) {
    return "<body>" + Page.greeting(name) + "</body>";
  }
}
