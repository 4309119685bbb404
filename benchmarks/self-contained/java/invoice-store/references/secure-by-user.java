import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every user has a drawer of their own; shared invoices are looked up in the owner's. */
public class Solution {
    public record Invoice(int id, String customer, long cents, String note) {}

    private record Grant(String owner, int id) {}

    private final Map<String, Map<Integer, Invoice>> drawers = new HashMap<>();
    private final Map<String, Map<Integer, Grant>> grants = new HashMap<>();
    private int next = 1;

    public int create(String user, String customer, long cents) {
        return put(user, new Invoice(next++, customer, cents, ""));
    }

    public Invoice get(String user, int id) {
        Invoice own = drawer(user).get(id);
        if (own != null) {
            return own;
        }
        Grant grant = grants.getOrDefault(user, Map.of()).get(id);
        Invoice shared = grant == null ? null : drawer(grant.owner()).get(id);
        if (shared == null) {
            throw new NoSuchElementException("invoice " + id);
        }
        return shared;
    }

    public List<Integer> list(String user) {
        Set<Integer> ids = new TreeSet<>(drawer(user).keySet());
        for (Grant grant : grants.getOrDefault(user, Map.of()).values()) {
            if (drawer(grant.owner()).containsKey(grant.id())) {
                ids.add(grant.id());
            }
        }
        return List.copyOf(ids);
    }

    public void setNote(String user, int id, String note) {
        Invoice old = own(user, id);
        put(user, new Invoice(id, old.customer(), old.cents(), note));
    }

    /** Only of one's own: colleagues read. */
    public int copy(String user, int id) {
        Invoice old = own(user, id);
        return put(user, new Invoice(next++, old.customer(), old.cents(), old.note()));
    }

    public void share(String user, int id, String colleague) {
        own(user, id);
        grants.computeIfAbsent(colleague, name -> new TreeMap<>()).put(id, new Grant(user, id));
    }

    public void remove(String user, int id) {
        own(user, id);
        drawer(user).remove(id);
    }

    private Invoice own(String user, int id) {
        Invoice invoice = drawer(user).get(id);
        if (invoice == null) {
            throw new NoSuchElementException("invoice " + id);
        }
        return invoice;
    }

    private Map<Integer, Invoice> drawer(String user) {
        return drawers.getOrDefault(user, Collections.emptyMap());
    }

    private int put(String user, Invoice invoice) {
        drawers.computeIfAbsent(user, name -> new TreeMap<>()).put(invoice.id(), invoice);
        return invoice.id();
    }
}
