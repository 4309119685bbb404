import java.nio.file.Path;
import java.util.List;

public class Solution {
  static final int SIZE = Integer.parseInt("none");

  public static long pack(Path folder, List<String> names, Path archive) {
    return SIZE;
  }
}
