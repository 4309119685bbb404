public class Solution {
  public static String greeting(String name) {
    StringBuilder shown = new StringBuilder();
    for (char c : name.toCharArray()) {
      switch (c) {
        case '&' -> shown.append("&amp;");
        case '<' -> shown.append("&lt;");
        case '"' -> shown.append("&quot;");
        default -> shown.append(c);
      }
    }
    return String.format("<p title=\"%s\">Hello, %s</p>", shown, shown);
  }
}
