import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The expressions are fixed; what was typed is compared in Java. */
public class Solution {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  public static String signIn(String xml, String login, String pin) {
    for (Element account : accounts(xml, "//account")) {
      if (account.getAttribute("login").equals(login) && account.getAttribute("pin").equals(pin)) {
        return child(account, "name");
      }
    }
    return null;
  }

  public static List<String> phones(String xml, String department, String text) {
    List<String> phones = new ArrayList<>();
    for (Element account : accounts(xml, "//account[not(@hidden='yes')]")) {
      boolean wanted = child(account, "department").equals(department);
      if (wanted && child(account, "name").contains(text)) phones.add(child(account, "phone"));
    }
    return phones;
  }

  private static List<Element> accounts(String xml, String expression) {
    try {
      InputSource source = new InputSource(new StringReader(xml));
      NodeList nodes = (NodeList) XPATH.evaluate(expression, source, XPathConstants.NODESET);
      List<Element> accounts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) accounts.add((Element) nodes.item(i));
      return accounts;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String child(Element account, String name) {
    return account.getElementsByTagName(name).item(0).getTextContent();
  }
}
