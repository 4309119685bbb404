import java.io.IOException;
import java.nio.file.*;
import java.util.*;

public class Solution {
  private static final Set<String> EXTENSIONS = Set.of(".png", ".jpg", ".jpeg", ".gif");

  public static String save(Path folder, String fileName, String contentType, byte[] data) throws IOException {
    String name = fileName.matches("[A-Za-z]:.*") ? fileName.substring(fileName.lastIndexOf('\\') + 1) : Path.of(fileName).getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 1 || !EXTENSIONS.contains(name.substring(dot).toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("no picture");
    String stem = name.substring(0, dot), extension = name.substring(dot);
    String stored = name;
    for (int i = 2; ; i++) {
      try {
        Files.write(folder.resolve(stored), data, StandardOpenOption.CREATE_NEW);
        return stored;
      } catch (FileAlreadyExistsException e) {
        stored = stem + "-" + i + extension;
      }
    }
  }
}
