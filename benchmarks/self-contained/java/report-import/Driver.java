import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Driver {
  public static Map<String, String> texts(byte[] zip) throws Exception {
    return Solution.importReport(zip);
  }

  public static Map<String, Integer> lengths(byte[] zip) throws Exception {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    Solution.importReport(zip).forEach((name, text) -> lengths.put(name, text.length()));
    return lengths;
  }

  /** The classes of what the call raises, and the bytes that it asked for while it ran. */
  public static Map<String, Object> measure(byte[] zip) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> kinds = new ArrayList<>();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      Solution.importReport(zip);
    } catch (Throwable error) {
      for (Throwable cause = error; cause != null; cause = cause.getCause()) {
        for (Class<?> kind = cause.getClass(); kind != null; kind = kind.getSuperclass()) {
          kinds.add(kind.getName());
        }
      }
    }
    return Map.of("raised", kinds, "allocated", threads.getCurrentThreadAllocatedBytes() - before);
  }
}
