package shop.catalog;

import java.util.List;
import shop.html.Html;

public record Product(
    int number, String name, Seller seller, Html description, List<Review> reviews) {}
