import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Driver {
  public static Object preview(String url, List<String> hosts) throws Exception {
    return Solution.preview(url, hosts);
  }

  public static Map<String, Object> outcome(String url, List<String> hosts) {
    try {
      return Map.of("value", String.valueOf(Solution.preview(url, hosts)));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }
}
