package shop.html;

import java.util.regex.Pattern;

/** The little markup that sellers may use in descriptions. */
public final class Markup {
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

  private Markup() {}

  public static SafeHtml render(String text) {
    return new SafeHtml(BOLD.matcher(SafeHtml.of(text).html()).replaceAll("<b>$1</b>"));
  }
}
