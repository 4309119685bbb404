public final class DownloadLinks {
  public DownloadLinks(Keys keys) {}

  public String create(Grant grant) {
    return "/get?customer=&file=&expires=0&key=&sig=";
  }

  public Grant open(Map<String, String> query, long now) throws LinkException {
    throw new LinkException("that is no link");
  }
}
