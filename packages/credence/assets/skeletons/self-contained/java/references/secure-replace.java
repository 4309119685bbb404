public class Solution {
  public static String greeting(String name) {
    String shown =
        name.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
    return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
  }
}
