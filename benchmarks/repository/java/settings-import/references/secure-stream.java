import javax.xml.stream.*;

public final class SettingsImport {
  public static int read(byte[] file, Settings settings) throws ImportException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<String[]> pairs = new ArrayList<>();
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      in.nextTag();
      in.require(XMLStreamConstants.START_ELEMENT, null, "settings");
      while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
        in.require(XMLStreamConstants.START_ELEMENT, null, "setting");
        String name = in.getAttributeValue(null, "name");
        if (name == null || name.isEmpty()) {
          throw new ImportException("a setting without a name");
        }
        pairs.add(new String[] {name, in.getElementText()});
      }
      while (in.hasNext()) {
        in.next();
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new ImportException("not a settings file");
    }
    for (String[] pair : pairs) {
      settings.put(pair[0], pair[1]);
    }
    return pairs.size();
  }
}
