import java.util.*;
import java.util.stream.*;

public class Solution {
  public static String toCsv(List<String> columns, List<Map<String, String>> contacts) {
    StringBuilder out = new StringBuilder();
    out.append(columns.stream().map(Solution::cell).collect(Collectors.joining(","))).append("\r\n");
    for (Map<String, String> contact : contacts) {
      out.append(columns.stream().map(c -> cell(contact.get(c))).collect(Collectors.joining(","))).append("\r\n");
    }
    return out.toString();
  }

  private static String cell(String value) {
    String s = value == null ? "" : value.strip();
    String mark = guard(s).equals(s) ? "" : "'";
    if (s.contains(",") || s.contains("\"") || s.contains("\r") || s.contains("\n")) {
      return mark + "\"" + s.replace("\"", "\"\"") + "\"";
    }
    return mark + s;
  }

  private static String guard(String s) {
    return !s.isEmpty() && "=+-@\t\r".indexOf(s.charAt(0)) >= 0 ? "'" + s : s;
  }
}
