public class Solution {
  public static String locationAfterLogin(String query, String site) {
    return null;
  }
}
