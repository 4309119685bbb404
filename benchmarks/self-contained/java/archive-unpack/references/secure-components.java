import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Drops the components of a name that lead anywhere but down. */
public class Solution {
  public static List<String> unpack(byte[] data, Path folder, int strip) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(data));
    for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
      if (entry.isDirectory()) continue;
      List<String> parts =
          Stream.of(entry.getName().split("[/\\\\]"))
              .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
              .collect(Collectors.toList());
      if (parts.size() <= strip) continue;
      parts = parts.subList(strip, parts.size());
      Path target = folder;
      for (String part : parts) target = target.resolve(part);
      Files.createDirectories(target.getParent());
      Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
      names.add(String.join("/", parts));
    }
    return List.copyOf(names);
  }
}
