package directory.text;

/** Texts for the places where they end up. */
public final class Escaper {
  private Escaper() {}

  /** For texts and attributes of the XML that we export. */
  public static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  /** For the strings of the SQL by which the payroll is told. */
  public static String quotes(String text) {
    return text.replace("'", "''");
  }

  /** Whether a text can be the name of an element. */
  public static boolean isName(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_.-]*");
  }
}
