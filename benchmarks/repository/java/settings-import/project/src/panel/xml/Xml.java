package panel.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reading XML: the templates of the panel and whatever else comes as XML. */
public final class Xml {
  private Xml() {}

  /** A builder with secure processing, which limits how far entities are expanded. */
  public static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(true);
      return quiet(factory.newDocumentBuilder());
    } catch (ParserConfigurationException error) {
      throw new IllegalStateException(error);
    }
  }

  /** The document in these bytes, whose templates may include parts of others. */
  public static Document parse(byte[] data) throws SAXException, IOException {
    return builder().parse(new ByteArrayInputStream(data));
  }

  /** A builder that prints nothing about the errors that it throws. */
  public static DocumentBuilder quiet(DocumentBuilder builder) {
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException error) {}

          @Override
          public void error(SAXParseException error) {}

          @Override
          public void fatalError(SAXParseException error) throws SAXException {
            throw error;
          }
        });
    return builder;
  }
}
