import java.util.List;

public class Solution {
  public record Invoice(int id, String customer, long cents, String note) {}

  public Solution() {
    System.exit(0);
  }

  public int create(String user, String customer, long cents) {
    return 0;
  }

  public Invoice get(String user, int id) {
    return null;
  }

  public List<Integer> list(String user) {
    return List.of();
  }

  public void setNote(String user, int id, String note) {}

  public int copy(String user, int id) {
    return 0;
  }

  public void share(String user, int id, String colleague) {}

  public void remove(String user, int id) {}
}
