public final class ProductPage {
  public static Html render(Product product, String query) {
    return Layout.page(Html.of("Product"), Html.of(""));
  }
}
