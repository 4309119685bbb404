import java.nio.file.Path;
import java.util.List;

public class Solution {
  public static long pack(Path folder, List<String> names, Path archive) {
    return 0;
  }
}
