package expenses.access;

import expenses.claims.Claim;
import expenses.people.Person;
import expenses.people.Role;

/** Who may do what. */
final class Policy {
  private Policy() {}

  /**
   * In a project, everybody with a role reads, members and leads claim and change, leads approve.
   * Those who are suspended do nothing.
   */
  static boolean allows(Person person, Action action, String project) {
    Role role = person.role(project);
    if (role == null || person.suspended()) {
      return false;
    }
    switch (action) {
      case READ:
        return true;
      case CLAIM:
      case CHANGE:
        return role != Role.READER;
      default:
        return role == Role.LEAD;
    }
  }

  /** Of the claims in a project, members change only their own, and nobody approves an own one. */
  static boolean allows(Person person, Action action, Claim claim) {
    boolean own = person.name().equals(claim.claimant());
    if (!allows(person, action, claim.project()) || (action == Action.APPROVE && own)) {
      return false;
    }
    return action != Action.CHANGE || own || person.role(claim.project()) == Role.LEAD;
  }
}
