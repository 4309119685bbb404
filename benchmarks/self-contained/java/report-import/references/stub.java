import java.util.Map;

public class Solution {
  public static Map<String, String> importReport(byte[] zip) {
    return Map.of();
  }
}
