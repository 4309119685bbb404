public final class Search {
  public Search(Staff staff) {}

  public List<Person> byName(String name) throws SearchException {
    return List.of();
  }

  public List<Person> inOffice(String office, String part) throws SearchException {
    return List.of();
  }

  public List<Person> byField(String field, String value) throws SearchException {
    return List.of();
  }

  public Optional<String> privateNumber(String name, String pin) throws SearchException {
    return Optional.empty();
  }
}
