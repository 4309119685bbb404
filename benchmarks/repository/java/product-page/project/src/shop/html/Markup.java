package shop.html;

import java.util.regex.Pattern;

/** The little markup that sellers may use in descriptions. */
public final class Markup {
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

  private Markup() {}

  public static Html render(String text) {
    return new Html(BOLD.matcher(Html.of(text).html()).replaceAll("<b>$1</b>"));
  }
}
