import java.io.*;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.*;

public class Solution {
  private static final String MAGIC = "preferences 1";

  public static byte[] exportPreferences(Map<String, Object> preferences) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      write(out, preferences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> importPreferences(byte[] data) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
      if (!in.readUTF().equals(MAGIC)) throw new IllegalArgumentException("not an export");
      return (Map<String, Object>) read(in);
    } catch (Exception e) {
      throw new IllegalArgumentException("not an export", e);
    }
  }

  private static void write(DataOutputStream out, Object value) throws IOException {
    if (value instanceof Map) {
      out.writeUTF("map");
      out.writeInt(((Map<?, ?>) value).size());
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        text(out, (String) entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof Collection) {
      out.writeUTF(value instanceof Set ? "set" : "list");
      out.writeInt(((Collection<?>) value).size());
      for (Object item : (Collection<?>) value) write(out, item);
    } else if (value == null) {
      out.writeUTF("null");
    } else {
      out.writeUTF(value.getClass().getName());
      text(out, value.toString());
    }
  }

  private static Object read(DataInputStream in) throws Exception {
    String kind = in.readUTF();
    switch (kind) {
      case "null":
        return null;
      case "map":
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) map.put(text(in), read(in));
        return map;
      case "set":
      case "list":
        Collection<Object> items = kind.equals("set") ? new LinkedHashSet<>() : new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) items.add(read(in));
        return items;
      case "java.lang.String":
        return text(in);
      case "java.time.LocalDateTime":
        return LocalDateTime.parse(text(in));
      default:
        // Integer, Long, Double, Boolean
        return Class.forName(kind).getMethod("valueOf", String.class).invoke(null, text(in));
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
