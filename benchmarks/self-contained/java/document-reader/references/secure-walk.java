import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Goes down from the root one real entry at a time, so that no name can lead elsewhere. */
public class Solution {
  public static String readDocument(Path root, String urlPath) throws IOException {
    File current = root.toFile();
    for (String part : unescape(urlPath).split("/")) {
      if (part.isEmpty()) continue;
      String[] entries = current.list();
      File next = null;
      if (entries != null) {
        for (String entry : entries) if (entry.equals(part)) next = new File(current, entry);
      }
      if (next == null) throw new NoSuchFileException(urlPath);
      current = next;
    }
    if (current.isDirectory()) current = new File(current, "index.md");
    if (!current.isFile()) throw new NoSuchFileException(urlPath);
    return new String(Files.readAllBytes(current.toPath()), StandardCharsets.UTF_8);
  }

  private static String unescape(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (in[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
