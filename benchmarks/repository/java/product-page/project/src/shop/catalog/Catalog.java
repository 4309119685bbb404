package shop.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All products. */
public final class Catalog {
  private final Map<Integer, Product> products = new TreeMap<>();

  public void add(Product product) {
    products.put(product.number(), product);
  }

  public Optional<Product> find(int number) {
    return Optional.ofNullable(products.get(number));
  }
}
