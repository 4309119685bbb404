import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.zip.*;

public class Solution {
  private static final int LIMIT = 1 << 20;

  public static Map<String, String> importReport(byte[] zip) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    long total = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        if (entry.isDirectory()) continue;
        byte[] data = entry.getName().endsWith(".csv") ? in.readNBytes((int) (LIMIT - total) + 1) : in.readAllBytes();
        if (!entry.getName().endsWith(".csv")) continue;
        total += data.length;
        if (total > LIMIT) throw new IllegalArgumentException("too large");
        texts.put(entry.getName(), new String(data, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
