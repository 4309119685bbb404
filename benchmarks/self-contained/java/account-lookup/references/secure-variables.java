import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public class Solution {
    public static String signIn(String xml, String login, String pin) {
        List<String> names = find(xml, "/accounts/account[@login = $login and @pin = $pin]/name",
                Map.of("login", login, "pin", pin));
        return names.isEmpty() ? null : names.get(0);
    }

    public static List<String> phones(String xml, String department, String text) {
        return find(xml, "/accounts/account[not(@hidden = 'yes')][department = $department][contains(name, $text)]/phone",
                Map.of("department", department, "text", text));
    }

    private static List<String> find(String xml, String expression, Map<String, String> variables) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            xpath.setXPathVariableResolver(name -> variables.get(name.getLocalPart()));
            NodeList nodes = (NodeList) xpath.compile(expression)
                    .evaluate(new InputSource(new StringReader(xml)), XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }
}
