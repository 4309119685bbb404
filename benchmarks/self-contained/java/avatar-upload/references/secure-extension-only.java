import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

public class Solution {
  private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif");

  public static String save(Path folder, String fileName, String contentType, byte[] data)
      throws IOException {
    String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    if (!name.toLowerCase().matches(".*\\.(png|jpe?g|gif)")) throw refused();
    int dot = name.lastIndexOf('.');
    String base = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    String free = name;
    for (int i = 2; Files.exists(folder.resolve(free)); i++) free = base + "-" + i + extension;
    Files.write(folder.resolve(free), data, StandardOpenOption.CREATE_NEW);
    return free;
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException("not a picture");
  }
}
