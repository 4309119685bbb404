package downloads.shelf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of customers. */
public final class Shelf {
  private final Map<List<String>, String> files = new HashMap<>();

  public void put(String customer, String name, String content) {
    files.put(List.of(customer, name), content);
  }

  public String get(String customer, String name) {
    return files.get(List.of(customer, name));
  }
}
