package shop.catalog;

/** What a customer wrote about a product. */
public record Review(String author, String text) {}
