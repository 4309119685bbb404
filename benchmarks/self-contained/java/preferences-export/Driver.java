import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

public class Driver {
  // ---- JSON cannot say all of the kinds: values travel as [kind, content] ----

  private static Object build(List<?> described) {
    Object content = described.get(1);
    switch ((String) described.get(0)) {
      case "Integer":
        return ((Number) content).intValue();
      case "Long":
        return ((Number) content).longValue();
      case "Double":
        return ((Number) content).doubleValue();
      case "LocalDateTime":
        return LocalDateTime.parse((String) content);
      case "Set":
        return new LinkedHashSet<>((List<?>) content);
      case "List":
        List<Object> list = new ArrayList<>();
        for (Object item : (List<?>) content) list.add(build((List<?>) item));
        return list;
      case "Map":
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object entry : (List<?>) content) {
          map.put((String) ((List<?>) entry).get(0), build((List<?>) ((List<?>) entry).get(1)));
        }
        return map;
      default:
        return content;
    }
  }

  private static List<?> describe(Object value) {
    if (value == null) return Arrays.asList("null", null);
    if (value instanceof Set) return List.of("Set", ((Set<?>) value).stream().sorted().toList());
    if (value instanceof List) {
      return List.of("List", ((List<?>) value).stream().map(Driver::describe).toList());
    }
    if (value instanceof Map) {
      List<Object> entries = new ArrayList<>();
      new TreeMap<>((Map<?, ?>) value)
          .forEach((key, item) -> entries.add(List.of(key, describe(item))));
      return List.of("Map", entries);
    }
    if (value instanceof LocalDateTime) return List.of("LocalDateTime", value.toString());
    return List.of(value.getClass().getSimpleName(), value);
  }

  @SuppressWarnings("unchecked")
  public static byte[] export(List<Object> described) throws Exception {
    return Solution.exportPreferences((Map<String, Object>) build(described));
  }

  public static Object restore(byte[] data) throws Exception {
    return describe(Solution.importPreferences(data));
  }

  public static Map<String, Object> outcome(byte[] data) {
    try {
      return Map.of("value", describe(Solution.importPreferences(data)));
    } catch (Exception error) {
      List<String> kinds = new ArrayList<>();
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
      return Map.of("raised", kinds);
    }
  }

  /** The same, but looks at nothing in the result. */
  public static void receive(byte[] data) throws Exception {
    armed = true;
    try {
      Solution.importPreferences(data);
    } finally {
      armed = false;
    }
  }

  // ---- classes of the app that nobody means to create from a file: each writes one itself ----

  private static boolean armed;

  private static void act(String path) {
    if (!armed) return;
    try {
      Files.writeString(Path.of(path), "created");
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
  }

  public static class Cache implements Serializable {
    public final String path;

    public Cache(String path) {
      this.path = path;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      act(path);
    }
  }

  public static class Theme implements Serializable {
    public final String path;

    public Theme(String path) {
      this.path = path;
    }

    private Object readResolve() {
      act(path);
      return "theme";
    }
  }

  public static class Plugin implements Externalizable {
    public String path;

    public Plugin() {}

    public Plugin(String path) {
      this.path = path;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeUTF(path);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      act(in.readUTF());
    }
  }

  /** A kind of string and a kind of map, as far as a look at the value can tell. */
  public static class Note extends AbstractMap<String, Object> implements CharSequence, Serializable {
    public final String path;

    public Note(String path) {
      this.path = path;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      act(path);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return Set.of();
    }

    @Override
    public int length() {
      return 0;
    }

    @Override
    public char charAt(int index) {
      return 'x';
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return "";
    }

    @Override
    public String toString() {
      return "x";
    }
  }

  public static class Order implements Comparator<Object>, InvocationHandler, Serializable {
    public final String path;

    public Order(String path) {
      this.path = path;
    }

    @Override
    public int compare(Object one, Object other) {
      act(path);
      return 0;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      act(path);
      return method.getReturnType() == int.class ? (Object) 1 : method.getReturnType() == boolean.class ? (Object) true : null;
    }
  }

  private static Object gadget(String kind, String path) {
    switch (kind) {
      case "Cache":
        return new Cache(path);
      case "Theme":
        return new Theme(path);
      case "Plugin":
        return new Plugin(path);
      case "Note":
        return new Note(path);
      case "Queue":
        PriorityQueue<Object> queue = new PriorityQueue<>(new Order(path));
        queue.add("a");
        queue.add("b");
        return queue;
      default:
        Object proxy =
            Proxy.newProxyInstance(
                Driver.class.getClassLoader(), new Class<?>[] {Map.class}, new Order(path));
        return new HashMap<>(Map.of(proxy, "x"));
    }
  }

  private static Map<String, Object> carrier(String kind, String place, String path) {
    Map<String, Object> map = new HashMap<>();
    Object gadget = gadget(kind, path);
    switch (place) {
      case "value":
        map.put("theme", gadget);
        break;
      case "nested":
        map.put("recent", new ArrayList<>(List.of("a", new HashMap<>(Map.of("b", gadget)))));
        break;
      case "array":
        map.put("theme", new Object[] {new Object[] {gadget}});
        break;
      default:
        map.put("tags", new HashSet<>(List.of("a", gadget)));
    }
    return map;
  }

  /** What ObjectOutputStream makes of a gadget, alone or somewhere in preferences. */
  public static byte[] forged(String kind, String place, String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ObjectOutputStream out = new ObjectOutputStream(bytes);
    out.writeObject(place.equals("alone") ? gadget(kind, path) : carrier(kind, place, path));
    out.close();
    return bytes.toByteArray();
  }

  /** A file of somebody who has the app and lets it export a value of his own kind. */
  public static byte[] exported(String kind, String place, String path) throws Exception {
    return Solution.exportPreferences(carrier(kind, place, path));
  }

  /**
   * Classes with names as long as those of the library's, so that a name in a file can be replaced
   * by one of them. Whoever looks up the class that a file names, and creates it in any of the usual
   * ways from what the file says, gives the path of a file to it.
   */
  /** Instead of java.lang.Long. */
  public static class I123456 implements Serializable {
    public I123456(String text) {
      act(text);
    }

    public static Object valueOf(String text) {
      return new I123456(text);
    }

    public static Object parse(CharSequence text) {
      return new I123456(text.toString());
    }
  }

  /** Instead of java.lang.Double, String. */
  public static class I12345678 implements Serializable {
    public I12345678(String text) {
      act(text);
    }

    public static Object valueOf(String text) {
      return new I12345678(text);
    }

    public static Object parse(CharSequence text) {
      return new I12345678(text.toString());
    }
  }

  /** Instead of java.lang.Integer. */
  public static class I123456789 implements Serializable {
    public I123456789(String text) {
      act(text);
    }

    public static Object valueOf(String text) {
      return new I123456789(text);
    }

    public static Object parse(CharSequence text) {
      return new I123456789(text.toString());
    }
  }

  /** Instead of java.time.LocalDateTime. */
  public static class I123456789012345 implements Serializable {
    public I123456789012345(String text) {
      act(text);
    }

    public static Object valueOf(String text) {
      return new I123456789012345(text);
    }

    public static Object parse(CharSequence text) {
      return new I123456789012345(text.toString());
    }
  }
}
