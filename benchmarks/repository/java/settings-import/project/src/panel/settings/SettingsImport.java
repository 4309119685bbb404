package panel.settings;

import java.io.*;
import java.util.*;
import javax.xml.parsers.*;
import org.w3c.dom.*;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import panel.feeds.FeedReader;
import panel.xml.Xml;

// credence:begin
/** Reads files of settings. */
public final class SettingsImport {
  private SettingsImport() {}

  /** Puts what is in the file into the settings, and returns how many there were. */
  public static int read(byte[] file, Settings settings) throws ImportException {
    Element root;
    try {
      root = FeedReader.strict().parse(new ByteArrayInputStream(file)).getDocumentElement();
    } catch (SAXException | IOException error) {
      throw new ImportException("that is no XML");
    }
    if (!root.getTagName().equals("settings")) {
      throw new ImportException("that is no file of settings");
    }
    Map<String, String> read = new LinkedHashMap<>();
    int count = 0;
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element)) {
        continue;
      }
      Element setting = (Element) node;
      String name = setting.getAttribute("name");
      if (!setting.getTagName().equals("setting") || name.isEmpty()) {
        throw new ImportException("that is no setting");
      }
      read.put(name, setting.getTextContent());
      count++;
    }
    read.forEach(settings::put);
    return count;
  }
}
// credence:end
