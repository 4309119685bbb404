  public static String greeting(String name) {
    String shown = Text.attribute(name);
    return String.format("<p title=\"%s\">Hello, %s</p>", shown, shown);
  }
