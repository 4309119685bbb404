package expenses.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All claims, by their numbers. */
public final class Claims {
  private final Map<Integer, Claim> claims = new TreeMap<>();
  private int last;

  /** The number of the next claim. */
  public int next() {
    return ++last;
  }

  /** Keeps a claim, in the place of one of the same number. */
  public void put(Claim claim) {
    claims.put(claim.number(), claim);
  }

  public Optional<Claim> find(int number) {
    return Optional.ofNullable(claims.get(number));
  }

  /** The claims of a project, in the order of their numbers. */
  public List<Claim> of(String project) {
    return claims.values().stream()
        .filter(claim -> claim.project().equals(project))
        .collect(Collectors.toList());
  }
}
