import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

public class Solution {
  public record Invoice(int id, String customer, long cents, String note) {}

  private static class Entry {
    Invoice invoice;
    String owner;
    final Set<String> readers = new HashSet<>();
  }

  private final Map<Integer, Entry> entries = new TreeMap<>();
  private int last;

  public int create(String user, String customer, long cents) {
    Entry entry = new Entry();
    entry.owner = user;
    entry.invoice = new Invoice(++last, customer, cents, "");
    entries.put(last, entry);
    return last;
  }

  public Invoice get(String user, int id) {
    Entry entry = find(id);
    if (!reads(user, entry)) throw new NoSuchElementException("no invoice " + id);
    return entry.invoice;
  }

  public List<Integer> list(String user) {
    List<Integer> ids = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          if (reads(user, entry)) ids.add(id);
        });
    return ids;
  }

  public void setNote(String user, int id, String note) {
    Entry entry = find(id);
    Invoice old = entry.invoice;
    entry.invoice = new Invoice(id, old.customer(), old.cents(), note);
  }

  public int copy(String user, int id) {
    Entry entry = find(id);
    int copy = create(user, entry.invoice.customer(), entry.invoice.cents());
    Entry made = find(copy);
    made.invoice = new Invoice(copy, made.invoice.customer(), made.invoice.cents(), entry.invoice.note());
    return copy;
  }

  public void share(String user, int id, String colleague) {
    Entry entry = find(id);
    entry.readers.add(colleague);
  }

  public void remove(String user, int id) {
    Entry entry = find(id);
    entries.remove(id);
  }

  private Entry find(int id) {
    Entry entry = entries.get(id);
    if (entry == null) throw new NoSuchElementException("no invoice " + id);
    return entry;
  }

  private static boolean owns(String user, Entry entry) {
    return entry.owner.equals(user);
  }

  private static boolean reads(String user, Entry entry) {
    return owns(user, entry) || entry.readers.contains(user);
  }
}
