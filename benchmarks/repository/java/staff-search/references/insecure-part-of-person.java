public final class Search {
  private final Staff staff;

  public Search(Staff staff) {
    this.staff = staff;
  }

  public List<Person> byName(String name) throws SearchException {
    return people("/staff/person[@listed='yes' and name=$name]", Map.of("name", name));
  }

  public List<Person> inOffice(String office, String part) throws SearchException {
    return people("/staff/person[@listed='yes' and office=$office and contains(., $part)]", Map.of("office", office, "part", part));
  }

  public List<Person> byField(String field, String value) throws SearchException {
    if (!List.of("name", "office", "phone").contains(field)) throw new SearchException("no such field");
    return people("/staff/person[@listed='yes' and " + field + "=$value]", Map.of("value", value));
  }

  public Optional<String> privateNumber(String name, String pin) throws SearchException {
    NodeList found = find("/staff/person[name=$name and pin=$pin]/private", Map.of("name", name, "pin", pin));
    return found.getLength() == 0 ? Optional.empty() : Optional.of(found.item(0).getTextContent());
  }

  private List<Person> people(String path, Map<String, String> values) throws SearchException {
    NodeList found = find(path, values);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element person = (Element) found.item(i);
      people.add(new Person(Staff.text(person, "name"), Staff.text(person, "office"), Staff.text(person, "phone")));
    }
    return people;
  }

  private NodeList find(String path, Map<String, String> values) throws SearchException {
    try {
      XPath xpath = XPathFactory.newInstance().newXPath();
      xpath.setXPathVariableResolver(new Variables(values));
      return (NodeList) xpath.evaluate(path, staff.document(), XPathConstants.NODESET);
    } catch (XPathExpressionException error) {
      throw new SearchException("cannot be searched for");
    }
  }
}
