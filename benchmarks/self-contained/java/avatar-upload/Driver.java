import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Driver {
  public static String save(Path folder, String fileName, String contentType, byte[] data)
      throws Exception {
    return Solution.save(folder, fileName, contentType, data);
  }

  /** The classes of what the call raises, or nothing. */
  public static List<String> refusal(Path folder, String fileName, String contentType, byte[] data) {
    List<String> kinds = new ArrayList<>();
    try {
      Solution.save(folder, fileName, contentType, data);
    } catch (Exception error) {
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
    }
    return kinds;
  }
}
