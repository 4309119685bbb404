import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Brings in plain file names only. */
public class Solution {
    public record Section(String name, String text) {}

    public record Manual(String title, List<Section> sections) {}

    private static final Pattern PLAIN = Pattern.compile("[\\w-][\\w. -]*");

    public static Manual loadManual(Path path) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            if (!PLAIN.matcher(systemId).matches()) {
                throw new XMLStreamException("not the name of a file: " + systemId);
            }
            try {
                return new ByteArrayInputStream(Files.readAllBytes(path.resolveSibling(systemId)));
            } catch (IOException e) {
                throw new XMLStreamException(e);
            }
        });
        try (InputStream in = Files.newInputStream(path)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            String title = "";
            List<Section> sections = new ArrayList<>();
            String name = null;
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT:
                        if (reader.getLocalName().equals("manual")) {
                            title = reader.getAttributeValue(null, "title");
                        } else {
                            name = reader.getAttributeValue(null, "name");
                            text.setLength(0);
                        }
                        break;
                    case XMLStreamConstants.CHARACTERS:
                    case XMLStreamConstants.CDATA:
                    case XMLStreamConstants.SPACE:
                        text.append(reader.getText());
                        break;
                    case XMLStreamConstants.END_ELEMENT:
                        if (reader.getLocalName().equals("section")) {
                            sections.add(new Section(name, text.toString().trim()));
                        }
                        break;
                    default:
                        break;
                }
            }
            return new Manual(title, sections);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
