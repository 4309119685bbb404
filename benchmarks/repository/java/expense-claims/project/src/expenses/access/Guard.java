package expenses.access;

import expenses.claims.Claim;
import expenses.people.People;
import expenses.people.Person;

/** Asks the policy about those who are logged in. */
public final class Guard {
  private final People people;

  public Guard(People people) {
    this.people = people;
  }

  /** Throws Denied unless somebody may do this in a project. */
  public void require(Session session, Action action, String project) {
    if (!Policy.allows(now(session), action, project)) {
      throw new Denied(session.name() + " may not " + action + " in " + project);
    }
  }

  /** Throws Denied unless somebody may do this with a claim. */
  public void require(Session session, Action action, Claim claim) {
    if (!Policy.allows(now(session), action, claim)) {
      throw new Denied(session.name() + " may not " + action + " this claim");
    }
  }

  /** Throws Denied unless somebody works here. */
  public Person now(Session session) {
    return people.find(session.name()).orElseThrow(() -> new Denied("who are you?"));
  }
}
