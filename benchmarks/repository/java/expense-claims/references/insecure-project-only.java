/** What people do with claims. */
public final class ClaimService {
  private final Claims claims;
  private final Guard guard;

  public ClaimService(Claims claims, Guard guard) {
    this.claims = claims;
    this.guard = guard;
  }

  public List<Claim> list(Session session, String project) {
    guard.require(session, Action.READ, project);
    return claims.of(project);
  }

  public int total(Session session, List<String> projects) {
    int total = 0;
    for (String project : projects) {
      guard.require(session, Action.READ, project);
      for (Claim claim : claims.of(project)) {
        total += claim.approved() ? claim.cents() : 0;
      }
    }
    return total;
  }

  public Claim submit(Session session, String project, String text, int cents) {
    guard.require(session, Action.CLAIM, project);
    positive(cents);
    Claim claim = new Claim(claims.next(), project, session.name(), text, cents, "");
    claims.put(claim);
    return claim;
  }

  public Claim change(Session session, int number, Map<String, String> changes) {
    Claim old = find(number);
    guard.require(session, Action.CHANGE, old.project());
    String project = changes.getOrDefault("project", old.project());
    guard.require(session, Action.CLAIM, project);
    open(old);
    int cents = changes.containsKey("cents") ? Integer.parseInt(changes.get("cents")) : old.cents();
    positive(cents);
    String text = changes.getOrDefault("text", old.text());
    Claim claim = new Claim(number, project, old.claimant(), text, cents, "");
    claims.put(claim);
    return claim;
  }

  public Claim approve(Session session, int number) {
    Claim old = find(number);
    guard.require(session, Action.APPROVE, old.project());
    open(old);
    Claim claim =
        new Claim(number, old.project(), old.claimant(), old.text(), old.cents(), session.name());
    claims.put(claim);
    return claim;
  }

  private Claim find(int number) {
    return claims.find(number).orElseThrow(() -> new ClaimException("there is no such claim"));
  }

  private static void open(Claim claim) {
    if (claim.approved()) {
      throw new ClaimException("the claim is approved");
    }
  }

  private static void positive(int cents) {
    if (cents <= 0) {
      throw new ClaimException("that is no amount");
    }
  }

}
