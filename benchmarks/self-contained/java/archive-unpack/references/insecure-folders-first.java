import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.zip.*;

public class Solution {
  public static List<String> unpack(byte[] data, Path folder, int strip) throws IOException {
    List<String> written = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(data))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        if (entry.isDirectory()) continue;
        String name = entry.getName();
        String rest = strip(name, strip);
        if (rest == null || rest.isEmpty()) continue;
        Path target = folder.resolve(rest).normalize();
        Files.createDirectories(target.getParent());
        if (!target.startsWith(folder.normalize())) throw new IOException("bad name " + name);
        Files.createDirectories(target.getParent());
        Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
        written.add(folder.normalize().relativize(target).toString());
      }
    }
    Collections.sort(written);
    return new ArrayList<>(new LinkedHashSet<>(written));
  }

  private static String strip(String name, int strip) {
    String rest = name;
    for (int i = 0; i < strip; i++) {
      int slash = rest.indexOf('/');
      if (slash < 0) return null;
      rest = rest.substring(slash + 1);
    }
    return rest;
  }
}
