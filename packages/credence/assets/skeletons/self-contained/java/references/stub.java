public class Solution {
  public static String greeting(String name) {
    return "";
  }
}
