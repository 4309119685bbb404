package expenses.access;

import expenses.people.Person;

/** Somebody who logged in; `person` is as it was then. */
public record Session(Person person) {
  public String name() {
    return person.name();
  }
}
