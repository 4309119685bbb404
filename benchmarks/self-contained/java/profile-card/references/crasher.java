public class Solution {
  public static String renderProfile(String name, String homepage, String about) {
    throw new UnsupportedOperationException();
  }
}
