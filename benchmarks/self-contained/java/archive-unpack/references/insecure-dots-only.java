import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Solution {
  public static List<String> unpack(byte[] data, Path folder, int strip) throws IOException {
    List<String> written = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(data))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) continue;
        String name = entry.getName();
        String[] parts = name.split("/");
        if (parts.length <= strip) continue;
        name = String.join("/", Arrays.copyOfRange(parts, strip, parts.length));
        if (name.contains("..")) throw new IOException("bad entry " + name);
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
        written.add(name);
      }
    }
    Collections.sort(written);
    return written;
  }
}
