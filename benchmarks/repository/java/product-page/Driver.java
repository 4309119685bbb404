import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.catalog.Catalog;
import shop.catalog.Product;
import shop.catalog.Review;
import shop.catalog.Seller;
import shop.html.Markup;
import shop.web.Shop;

public class Driver {
  /** The page of a product that has just been put up. */
  public static String page(Map<String, String> texts, List<List<String>> reviews, String path) {
    Catalog catalog = new Catalog();
    catalog.add(
        new Product(
            7,
            texts.get("name"),
            new Seller(texts.get("seller"), texts.get("site")),
            Markup.render(texts.get("description")),
            reviews.stream()
                .map(review -> new Review(review.get(0), review.get(1)))
                .collect(Collectors.toList())));
    return new Shop(catalog).get(path);
  }
}
