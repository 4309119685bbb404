package expenses.claims;

/** Money that somebody asks for; `approver` is empty until somebody has approved it. */
public record Claim(
    int number, String project, String claimant, String text, int cents, String approver) {
  public boolean approved() {
    return !approver.isEmpty();
  }
}
