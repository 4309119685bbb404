public final class ProductPage {
  public static Html render(Product product, String query) {
    String name = esc(product.name());
    String reviews = product.reviews().stream()
        .map(r -> "<li><b title=\"%1$s\">%1$s</b><p>%2$s</p></li>".formatted(
            esc(r.author()), r.text().lines().map(ProductPage::esc).collect(Collectors.joining("<br>"))))
        .collect(Collectors.joining());
    String seller = esc(product.seller().name());
    String site = product.seller().site();
    if (isHttp(site)) {
      seller = "<a rel=\"nofollow\" href=\"" + esc(site) + "\">" + seller + "</a>";
    }
    String json = "{\"number\": " + product.number() + ", \"name\": " + Json.string(product.name()) + "}";
    return Layout.page(new Html(name), new Html("""
        <form action="/search"><input name="q" value="%s"></form>
        <h1>%s</h1>
        <img src="/pictures/%d.jpg" alt="%s">
        <div class="description">%s</div>
        <p class="seller">%s</p>
        <ul class="reviews">%s</ul>
        <script type="application/json" id="product">%s</script>
        """.formatted(esc(query), name, product.number(), name, product.description().html(), seller, reviews,
            json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))));
  }

  private static boolean isHttp(String site) {
    try {
      String scheme = new URI(site).getScheme();
      return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String esc(String s) {
    StringBuilder out = new StringBuilder();
    for (char c : s.toCharArray()) {
      if ("&<>\"'".indexOf(c) >= 0) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
