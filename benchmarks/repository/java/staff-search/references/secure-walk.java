public final class Search {
  private final List<Element> all = new ArrayList<>();

  public Search(Staff staff) {
    NodeList nodes = staff.document().getElementsByTagName("person");
    for (int i = 0; i < nodes.getLength(); i++) {
      all.add((Element) nodes.item(i));
    }
  }

  private Stream<Person> listed() {
    return all.stream()
        .filter(p -> p.getAttribute("listed").equals("yes"))
        .map(p -> new Person(Staff.text(p, "name"), Staff.text(p, "office"), Staff.text(p, "phone")));
  }

  public List<Person> byName(String name) {
    return listed().filter(p -> p.name().equals(name)).toList();
  }

  public List<Person> inOffice(String office, String part) {
    return listed().filter(p -> p.office().equals(office) && p.name().contains(part)).toList();
  }

  public List<Person> byField(String field, String value) throws SearchException {
    switch (field) {
      case "name":
        return byName(value);
      case "office":
        return inOffice(value, "");
      case "phone":
        return listed().filter(p -> p.phone().equals(value)).toList();
      default:
        throw new SearchException("Unknown field: " + field);
    }
  }

  public Optional<String> privateNumber(String name, String pin) {
    return all.stream()
        .filter(p -> Staff.text(p, "name").equals(name) && Staff.text(p, "pin").equals(pin))
        .map(p -> Staff.text(p, "private"))
        .findFirst();
  }
}
