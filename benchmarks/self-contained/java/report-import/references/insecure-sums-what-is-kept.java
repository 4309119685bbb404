import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.zip.*;

public class Solution {
  private static final int LIMIT = 1 << 20;

  public static Map<String, String> importReport(byte[] zip) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    List<byte[]> kept = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        if (entry.isDirectory() || !entry.getName().endsWith(".csv")) continue;
        byte[] data = in.readNBytes(LIMIT + 1);
        sizes.put(entry.getName(), data.length);
        kept.add(data);
        if (sizes.values().stream().mapToInt(i -> i).sum() > LIMIT) throw new IllegalArgumentException("too large");
        texts.put(entry.getName(), new String(data, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
