package directory.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** All who work here. `staff/person[@listed='yes']` are those who want to be found. */
public record Staff(Document document) {
  public static Staff parse(byte[] xml) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      return new Staff(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
    } catch (ParserConfigurationException error) {
      throw new IllegalStateException(error);
    }
  }

  /** The text of the first element of this name in a person. */
  public static String text(Element person, String name) {
    return person.getElementsByTagName(name).item(0).getTextContent();
  }
}
