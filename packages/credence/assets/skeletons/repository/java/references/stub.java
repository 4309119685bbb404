  public static String greeting(String name) {
    return "";
  }
