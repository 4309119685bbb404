import welcome.Site;

public class Driver {
  public static String visit(String name) {
    return Site.visit(name);
  }
}
