import java.util.List;

public class Solution {
  public record Preview(String url, String title) {}

  public static Preview preview(String url, List<String> hosts) {
    System.exit(3);
    return null;
  }
}
