public class Solution {
  public static String issueToken(String user) {
    return "";
  }

  public static String redeemToken(String token) {
    return null;
  }
}
