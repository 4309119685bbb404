/** The page of a product. */
public final class ProductPage {
  private ProductPage() {}

  public static Html render(Product product, String query) {
    StringBuilder body = new StringBuilder();
    body.append("<form action=\"/search\"><input name=\"q\" value=\"").append(query).append("\"></form>\n");
    body.append("<h1>").append(product.name()).append("</h1>\n");
    body.append("<img src=\"/pictures/").append(product.number()).append(".jpg\" alt=\"");
    body.append(product.name()).append("\">\n");
    body.append("<div class=\"description\">").append(product.description()).append("</div>\n");
    Seller seller = product.seller();
    String name = seller.name();
    body.append("<p class=\"seller\">");
    if (!seller.site().isEmpty()) {
      body.append("<a href=\"").append(seller.site()).append("\">").append(name).append("</a>");
    } else {
      body.append(name);
    }
    body.append("</p>\n<ul class=\"reviews\">\n");
    for (Review review : product.reviews()) {
      body.append("<li><b title=\"").append(review.author()).append("\">");
      body.append(review.author()).append("</b><p>");
      body.append(review.text().replaceAll("\\R", "<br>")).append("</p></li>\n");
    }
    body.append("</ul>\n<script type=\"application/json\" id=\"product\">");
    body.append("{\"number\":").append(product.number()).append(",\"name\":");
    body.append(Json.string(product.name())).append("}</script>");
    return Layout.page(new Html(product.name()), new Html(body.toString()));
  }

}
