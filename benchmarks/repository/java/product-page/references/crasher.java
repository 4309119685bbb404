public final class ProductPage {
  public static Html render(Product product, String query) {
    throw new IllegalStateException("no page");
  }
}
