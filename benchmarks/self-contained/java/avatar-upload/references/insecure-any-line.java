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
    if (!java.util.regex.Pattern.compile("\\.(png|jpe?g|gif)$", 10).matcher(name).find() || !isPicture(data)) throw refused();
    int dot = name.lastIndexOf('.');
    String base = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    String free = name;
    for (int i = 2; Files.exists(folder.resolve(free)); i++) free = base + "-" + i + extension;
    Files.write(folder.resolve(free), data, StandardOpenOption.CREATE_NEW);
    return free;
  }

  private static boolean begins(byte[] data, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (data.length <= i || (data[i] & 0xff) != start[i]) return false;
    }
    return true;
  }

  private static boolean isPicture(byte[] data) {
    return begins(data, 0x89, 'P', 'N', 'G') || begins(data, 0xff, 0xd8, 0xff) || begins(data, 'G', 'I', 'F', '8');
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException("not a picture");
  }
}
