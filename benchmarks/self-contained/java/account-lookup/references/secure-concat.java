import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public class Solution {
  public static String signIn(String xml, String login, String pin) {
    String expression =
        "//account[@login=" + literal(login) + " and @pin=" + literal(pin) + "]/name";
    NodeList found = evaluate(xml, expression);
    return found.getLength() == 0 ? null : found.item(0).getTextContent();
  }

  public static List<String> phones(String xml, String department, String text) {
    String expression =
        "//account[department=" + literal(department) + " and contains(name, " + literal(text) + ") and not(@hidden='yes')]/phone";
    NodeList found = evaluate(xml, expression);
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) phones.add(found.item(i).getTextContent());
    return phones;
  }

  private static NodeList evaluate(String xml, String expression) {
    XPath xpath = XPathFactory.newInstance().newXPath();
    try {
      InputSource source = new InputSource(new StringReader(xml));
      return (NodeList) xpath.evaluate(expression, source, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A text in XPath 1.0, which has no escapes: its parts between the apostrophes, put together. */
  private static String literal(String value) {
    if (!value.contains("'")) return "'" + value + "'";
    return "concat('" + value.replace("'", "', \"'\", '") + "')";
  }
}
