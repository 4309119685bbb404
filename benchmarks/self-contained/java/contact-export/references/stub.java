import java.util.List;
import java.util.Map;

public class Solution {
  public static String toCsv(List<String> columns, List<Map<String, String>> contacts) {
    return "";
  }
}
