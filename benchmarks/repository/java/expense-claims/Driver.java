import expenses.access.Session;
import expenses.people.People;
import expenses.people.Person;
import expenses.people.Role;
import expenses.web.Answer;
import expenses.web.Desk;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

public class Driver {
  private static People people;
  private static Desk desk;
  private static final Map<String, Session> sessions = new HashMap<>();

  /** A company without claims. */
  public static void open() {
    people = new People();
    desk = new Desk(people);
    sessions.clear();
  }

  /** Somebody who works there, who logs in unless already logged in. */
  public static void person(String name, Map<String, String> roles, boolean suspended) {
    Map<String, Role> known = new LinkedHashMap<>();
    roles.forEach((project, role) -> known.put(project, Role.valueOf(role)));
    people.put(new Person(name, known, suspended));
    sessions.computeIfAbsent(name, desk::login);
  }

  public static Answer handle(String name, String command, Map<String, String> fields) {
    return desk.handle(sessions.get(name), command, fields);
  }
}
