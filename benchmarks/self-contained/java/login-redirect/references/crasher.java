public class Solution {
  static {
    if (true) throw new IllegalStateException("no");
  }

  public static String locationAfterLogin(String query, String site) {
    return "/account";
  }
}
