public final class ProductPage {
  public static SafeHtml render(Product product, String query) {
    return Layout.page(SafeHtml.of("Product"), SafeHtml.of(""));
  }
}
