package expenses.people;

import java.util.Map;

/** Somebody who works here, with a role in each of some projects. */
public record Person(String name, Map<String, Role> roles, boolean suspended) {
  public Role role(String project) {
    return roles.get(project);
  }

  /** Whether the person leads a project, so that the menu shows what leads need. */
  public boolean leads() {
    return roles.containsValue(Role.LEAD);
  }
}
