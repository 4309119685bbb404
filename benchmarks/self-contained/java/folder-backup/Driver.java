import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Driver {
  public static long pack(Path folder, List<String> names, Path archive) throws Exception {
    return Solution.pack(folder, names, archive);
  }

  public static Map<String, Object> outcome(Path folder, List<String> names, Path archive) {
    try {
      return Map.of("value", Solution.pack(folder, names, archive));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }
}
