import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

public class Solution {
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public static String readDocument(Path root, String urlPath) throws IOException {
    String name = decode(urlPath);
    while (name.contains("../")) name = name.replace("../", "");
    Path path = Path.of(root.toString(), name);
    if (Files.isDirectory(path)) path = path.resolve("index.md");
    if (!Files.isRegularFile(path)) throw new NoSuchFileException(urlPath);
    return Files.readString(path, StandardCharsets.UTF_8);
  }
}
