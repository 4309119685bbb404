public class Solution {
  public static String greeting(String name) {
    return "<p title=\"" + name + "\">Hello, " + name + "</p>";
  }
}
