import java.util.ArrayList;
import java.util.List;

public class Driver {
  private static Solution store;

  public static void begin() throws Exception {
    store = new Solution();
  }

  public static int create(String user, String customer, long cents) throws Exception {
    return store.create(user, customer, cents);
  }

  public static Object get(String user, int id) throws Exception {
    return store.get(user, id);
  }

  public static List<Integer> list(String user) throws Exception {
    return store.list(user);
  }

  public static void setNote(String user, int id, String note) throws Exception {
    store.setNote(user, id, note);
  }

  public static int copy(String user, int id) throws Exception {
    return store.copy(user, id);
  }

  public static void share(String user, int id, String colleague) throws Exception {
    store.share(user, id, colleague);
  }

  public static void remove(String user, int id) throws Exception {
    store.remove(user, id);
  }

  /** The classes of what a call raises, or nothing. */
  public static List<String> refusal(String call, String user, int id) {
    List<String> kinds = new ArrayList<>();
    try {
      switch (call) {
        case "get" -> store.get(user, id);
        case "setNote" -> store.setNote(user, id, "x");
        case "copy" -> store.copy(user, id);
        case "share" -> store.share(user, id, "zoe");
        default -> store.remove(user, id);
      }
    } catch (Exception error) {
      for (Class<?> kind = error.getClass(); kind != null; kind = kind.getSuperclass()) {
        kinds.add(kind.getName());
      }
    }
    return kinds;
  }
}
