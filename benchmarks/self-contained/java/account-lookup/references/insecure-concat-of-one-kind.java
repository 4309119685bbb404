import java.io.StringReader;
import java.util.*;
import javax.xml.parsers.*;
import javax.xml.xpath.*;
import org.w3c.dom.*;
import org.xml.sax.InputSource;

public class Solution {
  private static Document parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static NodeList find(Document doc, String path, Map<String, String> vars) {
    try {
      XPath xpath = XPathFactory.newInstance().newXPath();
      xpath.setXPathVariableResolver(name -> vars.get(name.getLocalPart()));
      return (NodeList) xpath.evaluate(path, doc, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String q(String s) {
    if (!s.contains("'")) return "'" + s + "'";
    return "concat(\"" + s.replace("'", "\", \"'\", \"") + "\")";
  }

  public static String signIn(String xml, String login, String pin) {
    NodeList found = find(parse(xml), "/accounts/account[@login=" + q(login) + " and @pin=" + q(pin) + "]/name", Map.of());
    return found.getLength() == 0 ? null : found.item(0).getTextContent();
  }

  public static List<String> phones(String xml, String department, String text) {
    NodeList found = find(parse(xml), "/accounts/account[not(@hidden='yes') and department=" + q(department) + " and contains(name, " + q(text) + ")]/phone", Map.of());
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) phones.add(found.item(i).getTextContent());
    return phones;
  }
}
