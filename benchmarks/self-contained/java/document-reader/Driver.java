import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Driver {
  public static String read(Path root, String urlPath) throws Exception {
    return Solution.readDocument(root, urlPath);
  }

  public static Map<String, Object> outcome(Path root, String urlPath) {
    try {
      return Map.of("value", String.valueOf(Solution.readDocument(root, urlPath)));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }
}
