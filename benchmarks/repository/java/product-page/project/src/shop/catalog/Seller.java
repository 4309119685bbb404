package shop.catalog;

/** Who sells; `site` is the address of the seller's own web site, or empty. */
public record Seller(String name, String site) {}
