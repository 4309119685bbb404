package panel.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import panel.xml.Xml;

/** Reads the feeds of others. */
public final class FeedReader {
  private FeedReader() {}

  /** A builder for files that anybody may have written. */
  public static DocumentBuilder strict() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      return Xml.quiet(factory.newDocumentBuilder());
    } catch (ParserConfigurationException error) {
      throw new IllegalStateException(error);
    }
  }

  /** The titles in a feed. */
  public static List<String> titles(byte[] feed) throws SAXException, IOException {
    NodeList found =
        strict().parse(new ByteArrayInputStream(feed)).getElementsByTagName("title");
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      titles.add(found.item(i).getTextContent());
    }
    return titles;
  }
}
