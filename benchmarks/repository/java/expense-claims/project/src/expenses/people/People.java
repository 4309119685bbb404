package expenses.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody who works here, as of now. */
public final class People {
  private final Map<String, Person> people = new HashMap<>();

  public void put(Person person) {
    people.put(person.name(), person);
  }

  public Optional<Person> find(String name) {
    return Optional.ofNullable(people.get(name));
  }
}
