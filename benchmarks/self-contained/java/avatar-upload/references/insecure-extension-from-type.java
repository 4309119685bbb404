import java.io.IOException;
import java.nio.file.*;
import java.util.*;

public class Solution {
  private static final Set<String> EXTENSIONS = Set.of(".png", ".jpg", ".jpeg", ".gif");

  public static String save(Path folder, String fileName, String contentType, byte[] data) throws IOException {
    String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    if (dot < 1 || !picture(data)) throw new IllegalArgumentException("no picture");
    name = name.substring(0, dot) + (EXTENSIONS.contains(name.substring(dot).toLowerCase(Locale.ROOT)) ? name.substring(dot) : "." + contentType.substring(contentType.indexOf('/') + 1));
    dot = name.lastIndexOf('.');
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

  private static boolean picture(byte[] d) {
    String head = new String(d, 0, Math.min(d.length, 8), java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.startsWith("\u0089PNG") || head.startsWith("\u00ff\u00d8\u00ff") || head.startsWith("GIF8");
  }
}
