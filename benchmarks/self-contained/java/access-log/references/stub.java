import java.nio.file.Path;

public class Solution {
  public static void log(Path file, String user, String path, int status, String agent) {}
}
