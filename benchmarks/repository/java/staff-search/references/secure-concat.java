/** Finds people in the directory. */
public final class Search {
  private static final String LISTED = "/staff/person[@listed='yes']";

  private final Staff staff;

  public Search(Staff staff) {
    this.staff = staff;
  }

  public List<Person> byName(String name) throws SearchException {
    return people(select(LISTED + "[name=" + literal(name) + "]", Map.of("name", name)));
  }

  public List<Person> inOffice(String office, String part) throws SearchException {
    String path = LISTED + "[office=" + literal(office) + "][contains(name, " + literal(part) + ")]";
    return people(select(path, Map.of("office", office, "part", part)));
  }

  public List<Person> byField(String field, String value) throws SearchException {
    if (!List.of("name", "office", "phone").contains(field)) {
      throw new SearchException("there is no field " + field);
    }
    return people(select(LISTED + "[" + field + "=" + literal(value) + "]", Map.of("value", value)));
  }

  public Optional<String> privateNumber(String name, String pin) throws SearchException {
    String path = "/staff/person[name=" + literal(name) + " and pin=" + literal(pin) + "]";
    return select(path, Map.of("name", name, "pin", pin)).stream()
        .findFirst()
        .map(person -> Staff.text(person, "private"));
  }

  private static List<Person> people(List<Element> elements) {
    return elements.stream()
        .map(
            person ->
                new Person(
                    Staff.text(person, "name"),
                    Staff.text(person, "office"),
                    Staff.text(person, "phone")))
        .collect(Collectors.toList());
  }

  private List<Element> select(String path, Map<String, String> values) throws SearchException {
    try {
      XPath xpath = XPathFactory.newInstance().newXPath();
      xpath.setXPathVariableResolver(new Variables(values));
      NodeList nodes = (NodeList) xpath.evaluate(path, staff.document(), XPathConstants.NODESET);
      List<Element> found = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        found.add((Element) nodes.item(i));
      }
      return found;
    } catch (XPathExpressionException error) {
      throw new SearchException("that cannot be searched for");
    }
  }

  /** A text as an expression of XPath, which has no escapes within quotes. */
  private static String literal(String text) {
    return Stream.of(text.split("\"", -1))
        .map(part -> "\"" + part + "\"")
        .collect(Collectors.joining(", '\"', ", "concat(", ", \"\")"));
  }
}
