package shop.catalog;

import java.util.List;
import shop.html.SafeHtml;

public record Product(
    int number, String name, Seller seller, SafeHtml description, List<Review> reviews) {}
