package shop;

import java.util.List;
import shop.catalog.Catalog;
import shop.catalog.Product;
import shop.catalog.Seller;
import shop.html.Markup;
import shop.web.Shop;

/** Prints the page of an example. */
public final class Main {
  public static void main(String[] args) {
    Catalog catalog = new Catalog();
    Seller seller = new Seller("Ada", "https://ada.example/");
    catalog.add(new Product(7, "Lamp", seller, Markup.render("A **bright** lamp"), List.of()));
    System.out.println(new Shop(catalog).get("/products/7"));
  }
}
