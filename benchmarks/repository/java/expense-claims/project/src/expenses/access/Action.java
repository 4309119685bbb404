package expenses.access;

public enum Action {
  READ,
  CLAIM,
  CHANGE,
  APPROVE
}
