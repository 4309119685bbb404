public final class ProductPage {
  private final StringBuilder out = new StringBuilder();

  /** Opens a tag; the names and values of its attributes follow each other. */
  private ProductPage tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Html.of(attributes[i + 1]).html().replace("\"", "&#34;")).append('"');
    }
    out.append('>');
    return this;
  }

  private ProductPage text(String text) {
    out.append(Html.of(text).html());
    return this;
  }

  private ProductPage end(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  public static Html render(Product product, String query) {
    ProductPage page = new ProductPage();
    page.tag("form", "action", "/search").tag("input", "name", "q", "value", query).end("form");
    page.tag("h1").text(product.name()).end("h1");
    page.tag("img", "src", "/pictures/" + product.number() + ".jpg", "alt", product.name());
    page.tag("div", "class", "description").out.append(product.description().html());
    page.end("div").tag("p", "class", "seller");
    String site = product.seller().site();
    boolean web = site.matches("(?i)https?://[^\\s\"'<>]+");
    if (web) {
      page.tag("a", "href", site).text(product.seller().name()).end("a");
    } else {
      page.text(product.seller().name());
    }
    page.end("p").tag("ul", "class", "reviews");
    for (Review review : product.reviews()) {
      page.tag("li").tag("b", "title", review.author()).text(review.author()).end("b").tag("p");
      String[] lines = review.text().split("\\r?\\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          page.tag("br");
        }
        page.text(lines[i]);
      }
      page.end("p").end("li");
    }
    page.end("ul").tag("script", "type", "application/json", "id", "product");
    page.out.append("{\"name\":").append(Json.string(product.name()).replace("</", "<\\/").replace("<!--", "\\u003c!--"));
    page.out.append(",\"number\":").append(product.number()).append('}');
    page.end("script");
    return Layout.page(Html.of(product.name()), new Html(page.out.toString()));
  }
}
