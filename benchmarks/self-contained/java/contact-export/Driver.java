import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Driver {
  public static String toCsv(List<String> columns, List<LinkedHashMap<String, String>> contacts)
      throws Exception {
    return Solution.toCsv(columns, List.<Map<String, String>>copyOf(contacts));
  }
}
