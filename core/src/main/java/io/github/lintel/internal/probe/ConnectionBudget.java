package io.github.lintel.internal.probe;

/** Counts the connections of one verification: a gentle guest stops at a fixed number. */
public final class ConnectionBudget {
  /** Enough for 16 nodes with two key types each, and one full set of experiments. */
  public static final int PER_VERIFICATION = 40;

  private int left;

  ConnectionBudget(int connections) {
    left = connections;
  }

  /** Takes one connection, if one is left. */
  synchronized boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
