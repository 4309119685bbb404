public final class ProductPage {
  private ProductPage() {}

  public static Html render(Product product, String query) {
    StringBuilder body = new StringBuilder();
    body.append("<form action=\"/search\"><input name=\"q\" value=\"" + attr(query) + "\"></form>\n");
    body.append("<h1>" + Html.of(product.name()) + "</h1>\n");
    body.append("<img src=\"/pictures/" + product.number() + ".jpg\" alt=\"" + attr(product.name()) + "\">\n");
    body.append("<div class=\"description\">" + product.description() + "</div>\n");
    body.append("<p class=\"seller\">" + seller(product.seller()) + "</p>\n<ul class=\"reviews\">\n");
    for (Review review : product.reviews()) {
      body.append("<li><b title=\"" + attr(review.author()) + "\">" + Html.of(review.author()) + "</b><p>" + lines(review.text()) + "</p></li>\n");
    }
    body.append("</ul>\n<script type=\"application/json\" id=\"product\">" + "{\"number\":" + product.number() + ",\"name\":" + json(product.name()) + "}" + "</script>");
    return Layout.page(Html.of(product.name()), new Html(body.toString()));
  }

  private static String attr(String text) {
    return Html.of(text).html().replace("\"", "&quot;").replace("'", "&#39;");
  }

  private static String lines(String text) {
    return Html.of(text).html().replace("\r\n", "<br>").replace("\n", "<br>");
  }

  private static String json(String text) {
    return Json.string(text).replace("<", "\\u003c");
  }

  private static String seller(Seller seller) {
    String site = seller.site();
    return ok(site) ? "<a href=\"" + attr(site) + "\">" + Html.of(seller.name()) + "</a>" : seller.name();
  }

  private static boolean ok(String site) {
    return site.matches("(?i)https?://[^\\s\\p{Cntrl}]+");
  }
}
