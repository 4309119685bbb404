/** The page of a product. */
public final class ProductPage {
  private ProductPage() {}

  public static Html render(Product product, String query) {
    StringBuilder body = new StringBuilder();
    body.append("<form action=\"/search\"><input name=\"q\" value=\"").append(Html.of(query)).append("\"></form>\n");
    body.append("<h1>").append(Html.of(product.name())).append("</h1>\n");
    body.append("<img src=\"/pictures/").append(product.number()).append(".jpg\" alt=\"");
    body.append(Html.of(product.name())).append("\">\n");
    body.append("<div class=\"description\">").append(product.description()).append("</div>\n");
    Seller seller = product.seller();
    String name = Html.of(seller.name()).html();
    body.append("<p class=\"seller\">");
    if (isWeb(seller.site())) {
      body.append("<a href=\"").append(Html.of(seller.site())).append("\">").append(name).append("</a>");
    } else {
      body.append(name);
    }
    body.append("</p>\n<ul class=\"reviews\">\n");
    for (Review review : product.reviews()) {
      body.append("<li><b title=\"").append(Html.of(review.author())).append("\">");
      body.append(Html.of(review.author())).append("</b><p>");
      body.append(Html.of(review.text()).html().replaceAll("\\r\\n|\\r|\\n", "<br>")).append("</p></li>\n");
    }
    body.append("</ul>\n<script type=\"application/json\" id=\"product\">");
    body.append("{\"number\":").append(product.number()).append(",\"name\":");
    body.append(Json.string(product.name()).replace("<", "\\u003c")).append("}</script>");
    return Layout.page(Html.of(product.name()), new Html(body.toString()));
  }

  /** Complete addresses are also those that run a script. */
  private static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
  }
}
