import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Solution {
  private static final int LIMIT = 1 << 20;

  public static Map<String, String> importReport(byte[] zip) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    long total = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory() || !entry.getName().endsWith(".csv")) continue;
        if (total + entry.getSize() > LIMIT) throw tooMuch();
        byte[] data = in.readAllBytes();
        total += data.length;
        if (total > LIMIT) throw tooMuch();
        texts.put(entry.getName(), new String(data, StandardCharsets.UTF_8));
      }
    }
    if (total > LIMIT) throw tooMuch();
    return texts;
  }

  private static IllegalArgumentException tooMuch() {
    return new IllegalArgumentException("more than 1 MiB");
  }
}
