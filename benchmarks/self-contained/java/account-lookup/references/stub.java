import java.util.List;

public class Solution {
  public static String signIn(String xml, String login, String pin) {
    return null;
  }

  public static List<String> phones(String xml, String department, String text) {
    return List.of();
  }
}
