import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Driver {
  public static void log(Path file, String user, String path, int status, String agent)
      throws Exception {
    Solution.log(file, user, path, status, agent);
  }

  /** What the statistics read. */
  public static List<String[]> rows(Path file) throws Exception {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) rows.add(line.split("\t", -1));
    return rows;
  }
}
