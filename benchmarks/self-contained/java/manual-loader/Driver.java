import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Driver {
  public static Object load(Path path) throws Exception {
    return Solution.loadManual(path);
  }

  public static Map<String, Object> outcome(Path path) {
    try {
      return Map.of("value", String.valueOf(Solution.loadManual(path)));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }
}
