package expenses.people;

/** What somebody is in a project. */
public enum Role {
  READER,
  MEMBER,
  LEAD
}
