import java.io.*;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.*;
import java.util.zip.CRC32;

public class Solution {
  public static byte[] exportPreferences(Map<String, Object> preferences) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(copy(preferences));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] data = bytes.toByteArray();
    return data;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> importPreferences(byte[] data) {
    try (ObjectInputStream in = new Checked(new ByteArrayInputStream(data))) {
      Object value = in.readObject();
      return (Map<String, Object>) value;
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new IllegalArgumentException("not an export", e);
    }
  }

  private static Object copy(Object value) {
    if (value instanceof Map) {
      Map<Object, Object> map = new HashMap<>();
      ((Map<?, ?>) value).forEach((key, item) -> map.put(key, copy(item)));
      return map;
    }
    if (value instanceof Set) return new HashSet<>((Set<?>) value);
    if (value instanceof List) {
      List<Object> list = new ArrayList<>();
      for (Object item : (List<?>) value) list.add(copy(item));
      return list;
    }
    return value;
  }

  /** Lets pass what is a value, a map, a list or a set of some kind. */
  private static class Checked extends ObjectInputStream {
    Checked(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      Class<?> type = super.resolveClass(description);
      boolean known =
          Number.class.isAssignableFrom(type)
              || Map.class.isAssignableFrom(type)
              || Collection.class.isAssignableFrom(type)
              || type == Boolean.class
              || type == String.class
              || type.getName().startsWith("java.time.");
      if (!known) throw new InvalidClassException("unexpected " + type);
      return type;
    }
  }
}
