public class Solution {
  static {
    System.exit(3);
  }
}
