import java.io.IOException;
import java.nio.file.*;
import java.util.*;

public class Solution {
  private static final Set<String> EXTENSIONS = Set.of(".png", ".jpg", ".jpeg", ".gif");

  public static String save(Path folder, String fileName, String contentType, byte[] data) throws IOException {
    String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    if (dot < 1 || !EXTENSIONS.contains(name.substring(dot).toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("no picture");
    String stem = name.substring(0, dot), extension = name.substring(dot);
    String stored = name;
    for (int i = 2; ; i++) {
      if (!Files.isRegularFile(folder.resolve(stored)) || i > 9) {
        Files.write(folder.resolve(stored), data);
        return stored;
      }
      stored = stem + "-" + i + extension;
    }
  }
}
