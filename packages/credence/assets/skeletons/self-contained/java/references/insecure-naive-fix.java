public class Solution {
  public static String greeting(String name) {
    String shown = name.replaceAll("</?script>", "");
    return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
  }
}
