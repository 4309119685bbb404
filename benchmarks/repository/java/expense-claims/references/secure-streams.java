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
    return projects.stream()
        .flatMap(project -> list(session, project).stream())
        .filter(Claim::approved)
        .mapToInt(Claim::cents)
        .sum();
  }

  public Claim submit(Session session, String project, String text, int cents) {
    guard.require(session, Action.CLAIM, project);
    return keep(new Claim(claims.next(), project, session.name(), text, cents, ""));
  }

  public Claim change(Session session, int number, Map<String, String> changes) {
    Claim claim = open(session, Action.CHANGE, number);
    Claim changed = new Claim(
        number,
        changes.getOrDefault("project", claim.project()),
        claim.claimant(),
        changes.getOrDefault("text", claim.text()),
        Integer.parseInt(changes.getOrDefault("cents", "" + claim.cents())),
        claim.approver());
    guard.require(session, Action.CHANGE, changed);
    return keep(changed);
  }

  public Claim approve(Session session, int number) {
    Claim c = open(session, Action.APPROVE, number);
    return keep(new Claim(number, c.project(), c.claimant(), c.text(), c.cents(), session.name()));
  }

  private Claim open(Session session, Action action, int number) {
    Claim claim = claims.find(number).orElseThrow(() -> new ClaimException("no claim " + number));
    guard.require(session, action, claim);
    if (claim.approved()) {
      throw new ClaimException("claim " + number + " has been approved");
    }
    return claim;
  }

  private Claim keep(Claim claim) {
    if (claim.cents() < 1) {
      throw new ClaimException("cents must be positive");
    }
    claims.put(claim);
    return claim;
  }
}
