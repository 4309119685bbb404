package shop.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catalog.Catalog;
import shop.html.Layout;
import shop.html.Html;
import shop.pages.ProductPage;

/** Answers the requests of visitors: `/products/7`, `/products/7?q=what+they+looked+for`. */
public final class Shop {
  private static final Pattern PRODUCT = Pattern.compile("/products/([0-9]{1,6})(?:\\?q=(.*))?");

  private final Catalog catalog;

  public Shop(Catalog catalog) {
    this.catalog = catalog;
  }

  public String get(String path) {
    Matcher match = PRODUCT.matcher(path);
    if (!match.matches()) {
      return Layout.page(Html.of("Nothing here"), Html.of("There is no such page.")).html();
    }
    String query = match.group(2) == null ? "" : match.group(2);
    String words = URLDecoder.decode(query, StandardCharsets.UTF_8);
    return catalog
        .find(Integer.parseInt(match.group(1)))
        .map(product -> ProductPage.render(product, words))
        .orElseGet(() -> Layout.page(Html.of("Sold out"), Html.of("Gone.")))
        .html();
  }
}
