import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

public class Solution {
  public static void log(Path file, String user, String path, int status, String agent)
      throws IOException {
    String line = String.join("\t", dash(user), clean(decode(path)), String.valueOf(status), dash(agent)) + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String decode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String dash(String value) {
    return value == null ? "-" : value;
  }

  private static String clean(String value) {
    return value.replaceAll("[\\r\\n\\t]", " ");
  }
}
