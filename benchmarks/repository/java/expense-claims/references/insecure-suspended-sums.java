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
    Set<String> readable = guard.now(session).roles().keySet();
    if (!readable.containsAll(projects)) throw new Denied("no");
    int sum = 0;
    for (String project : projects) {
      for (Claim claim : claims.of(project)) {
        if (claim.approved()) sum += claim.cents();
      }
    }
    return sum;
  }

  public Claim submit(Session session, String project, String text, int cents) {
    guard.require(session, Action.CLAIM, project);
    if (cents <= 0) throw new ClaimException("cents must be positive");
    Claim claim = new Claim(claims.next(), project, session.name(), text, cents, "");
    claims.put(claim);
    return claim;
  }

  public Claim change(Session session, int number, Map<String, String> changes) {
    Claim claim = find(number);
    guard.require(session, Action.CHANGE, claim);
    if (claim.approved()) throw new ClaimException("approved already");
    String project = changes.getOrDefault("project", claim.project());
    String text = changes.getOrDefault("text", claim.text());
    int cents = claim.cents();
    if (changes.containsKey("cents")) {
      try {
        cents = Integer.parseInt(changes.get("cents"));
      } catch (NumberFormatException e) {
        throw new ClaimException("cents must be a number");
      }
    }
    if (cents <= 0) throw new ClaimException("cents must be positive");
    Claim changed = new Claim(number, project, claim.claimant(), text, cents, "");
    guard.require(session, Action.CHANGE, changed);
    claims.put(changed);
    return changed;
  }

  public Claim approve(Session session, int number) {
    Claim claim = find(number);
    guard.require(session, Action.APPROVE, claim);
    if (claim.approved()) throw new ClaimException("approved already");
    Claim approved = new Claim(number, claim.project(), claim.claimant(), claim.text(), claim.cents(), session.name());
    claims.put(approved);
    return approved;
  }

  private Claim find(int number) {
    return claims.find(number).orElseThrow(() -> new ClaimException("there is no claim " + number));
  }
}
