public final class ProductPage {
  public static SafeHtml render(Product product, String query) {
    throw new IllegalStateException("no page");
  }
}
