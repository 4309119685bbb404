import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Solution {
  public static String toCsv(List<String> columns, List<Map<String, String>> contacts) {
    StringBuilder csv = new StringBuilder();
    List<String> header = new ArrayList<>();
    for (String column : columns) header.add(cell(column));
    csv.append(String.join(",", header)).append("\r\n");
    for (Map<String, String> contact : contacts) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) cells.add(cell(contact.get(column)));
      csv.append(String.join(",", cells)).append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(String value) {
    if (value == null) return "";
    String text = value.strip();
    if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) text = "'" + text;
    return quoted(text);
  }

  private static String quoted(String text) {
    if (text.matches("(?s).*[,\"\r\n].*")) return '"' + text.replace("\"", "\"\"") + '"';
    return text;
  }
}
