public final class SettingsImport {
  private SettingsImport() {}

  public static int read(byte[] file, Settings settings) throws ImportException {
    Document document;
    try {
      document = parse(file);
    } catch (SAXException | IOException | RuntimeException | ParserConfigurationException error) {
      throw new ImportException("cannot be read: " + error.getMessage());
    }
    Element root = document.getDocumentElement();
    if (!root.getTagName().equals("settings")) throw new ImportException("no settings");
    Map<String, String> found = new LinkedHashMap<>();
    int count = 0;
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() != Node.ELEMENT_NODE) continue;
      Element setting = (Element) node;
      String name = setting.getAttribute("name");
      if (!setting.getTagName().equals("setting") || name.isEmpty() || setting.getElementsByTagName("*").getLength() > 0) throw new ImportException("a strange element");
      found.put(name, setting.getTextContent());
      count++;
    }
    found.forEach(settings::put);
    return count;
  }

  private static Document parse(byte[] file) throws SAXException, IOException, ParserConfigurationException {
    String text = new String(file, java.nio.charset.StandardCharsets.UTF_8);
    if (text.contains("<!DOCTYPE") || text.contains("xi:include")) throw new SAXException("no");
    return Xml.parse(file);
  }
}
