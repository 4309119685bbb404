package expenses.web;

import expenses.access.Denied;
import expenses.access.Guard;
import expenses.access.Session;
import expenses.claims.ClaimException;
import expenses.claims.ClaimService;
import expenses.claims.Claims;
import expenses.people.People;
import java.util.List;
import java.util.Map;

/** Takes the commands of those who are logged in. What they may do is the service's matter. */
public final class Desk {
  private final People people;
  private final ClaimService service;

  public Desk(People people) {
    this.people = people;
    service = new ClaimService(new Claims(), new Guard(people));
  }

  /** The single sign-on has checked the name. */
  public Session login(String name) {
    return new Session(people.find(name).orElseThrow());
  }

  public Answer handle(Session session, String command, Map<String, String> fields) {
    if (session == null) {
      return new Answer(401, "log in first");
    }
    try {
      return new Answer(200, run(session, command, fields));
    } catch (ClaimException error) {
      return new Answer(400, error.getMessage());
    } catch (Denied error) {
      return new Answer(403, error.getMessage());
    }
  }

  private Object run(Session session, String command, Map<String, String> fields) {
    switch (command) {
      case "list":
        return service.list(session, fields.get("project"));
      case "total":
        return service.total(session, List.of(fields.get("projects").split(",")));
      case "submit":
        return service.submit(session, fields.get("project"), fields.get("text"), cents(fields));
      case "change":
        return service.change(session, number(fields), fields);
      case "approve":
        return service.approve(session, number(fields));
      default:
        throw new ClaimException("there is no command " + command);
    }
  }

  private static int number(Map<String, String> fields) {
    return Integer.parseInt(fields.get("number"));
  }

  private static int cents(Map<String, String> fields) {
    return Integer.parseInt(fields.get("cents"));
  }
}
