package directory.search;

import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.xpath.XPathVariableResolver;

/** The values of `$name` and the like in a path. */
public record Variables(Map<String, String> values) implements XPathVariableResolver {
  @Override
  public Object resolveVariable(QName name) {
    return values.get(name.getLocalPart());
  }
}
