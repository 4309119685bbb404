public final class ClaimService {
  public ClaimService(Claims claims, Guard guard) {}

  public List<Claim> list(Session session, String project) {
    return List.of();
  }

  public int total(Session session, List<String> projects) {
    return 0;
  }

  public Claim submit(Session session, String project, String text, int cents) {
    return new Claim(1, project, session.name(), text, cents, "");
  }

  public Claim change(Session session, int number, Map<String, String> changes) {
    throw new ClaimException("there is no such claim");
  }

  public Claim approve(Session session, int number) {
    throw new ClaimException("there is no such claim");
  }
}
