  public static String greeting(String name) {
    String shown = Text.escape(name);
    return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
  }
