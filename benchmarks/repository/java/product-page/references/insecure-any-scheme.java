/** The page of a product. */
public final class ProductPage {
  private ProductPage() {}

  public static Html render(Product product, String query) {
    StringBuilder body = new StringBuilder();
    body.append("<form action=\"/search\"><input name=\"q\" value=\"").append(attribute(query)).append("\"></form>\n");
    body.append("<h1>").append(Html.of(product.name())).append("</h1>\n");
    body.append("<img src=\"/pictures/").append(product.number()).append(".jpg\" alt=\"");
    body.append(attribute(product.name())).append("\">\n");
    body.append("<div class=\"description\">").append(product.description()).append("</div>\n");
    Seller seller = product.seller();
    String name = Html.of(seller.name()).html();
    body.append("<p class=\"seller\">");
    if (Links.isComplete(seller.site())) {
      body.append("<a href=\"").append(attribute(seller.site())).append("\">").append(name).append("</a>");
    } else {
      body.append(name);
    }
    body.append("</p>\n<ul class=\"reviews\">\n");
    for (Review review : product.reviews()) {
      body.append("<li><b title=\"").append(attribute(review.author())).append("\">");
      body.append(Html.of(review.author())).append("</b><p>");
      body.append(Html.of(review.text()).html().replaceAll("\\r\\n|\\r|\\n", "<br>")).append("</p></li>\n");
    }
    body.append("</ul>\n<script type=\"application/json\" id=\"product\">");
    body.append("{\"number\":").append(product.number()).append(",\"name\":");
    body.append(Json.string(product.name()).replace("<", "\\u003c")).append("}</script>");
    return Layout.page(Html.of(product.name()), new Html(body.toString()));
  }

  /** Html.of leaves quotes as they are, which end the value of an attribute. */
  private static String attribute(String text) {
    return Html.of(text).html().replace("\"", "&quot;").replace("'", "&#39;");
  }
}
