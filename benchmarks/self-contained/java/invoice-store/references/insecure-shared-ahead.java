import java.util.*;
import java.util.stream.*;

public class Solution {
  public record Invoice(int id, String customer, long cents, String note) {}

  private static final class Entry {
    Invoice invoice;
    final String owner;
    

    Entry(Invoice invoice, String owner) {
      this.invoice = invoice;
      this.owner = owner;
    }
  }

  private final SortedMap<Integer, Entry> entries = new TreeMap<>();
  private int last;
  private final Map<Integer, Set<String>> shared = new HashMap<>();

  private Entry own(String user, int id) {
    Entry entry = entries.get(id);
    if (entry == null || !entry.owner.equals(user)) throw new NoSuchElementException("no invoice " + id);
    return entry;
  }

  private Entry readable(String user, int id) {
    Entry entry = entries.get(id);
    if (entry == null || !entry.owner.equals(user) && !shared.getOrDefault(id, Set.of()).contains(user)) throw new NoSuchElementException("no invoice " + id);
    return entry;
  }

  public synchronized int create(String user, String customer, long cents) {
    int id = ++last;
    entries.put(id, new Entry(new Invoice(id, customer, cents, ""), user));
    return id;
  }

  public synchronized Invoice get(String user, int id) {
    return readable(user, id).invoice;
  }

  public synchronized List<Integer> list(String user) {
    return entries.entrySet().stream().filter(e -> e.getValue().owner.equals(user) || shared.getOrDefault(e.getKey(), Set.of()).contains(user)).map(Map.Entry::getKey).collect(Collectors.toList());
  }

  public synchronized void setNote(String user, int id, String note) {
    Entry entry = own(user, id);
    Invoice old = entry.invoice;
    entry.invoice = new Invoice(old.id(), old.customer(), old.cents(), note);
  }

  public synchronized int copy(String user, int id) {
    Invoice old = readable(user, id).invoice;
    int copied = create(user, old.customer(), old.cents());
    setNote(user, copied, old.note());
    return copied;
  }

  public synchronized void share(String user, int id, String colleague) {
    if (entries.containsKey(id)) own(user, id);
    shared.computeIfAbsent(id, i -> new HashSet<>()).add(colleague);
    if (!entries.containsKey(id)) throw new NoSuchElementException();
  }

  public synchronized void remove(String user, int id) {
    own(user, id);
    entries.remove(id);
  }
}
