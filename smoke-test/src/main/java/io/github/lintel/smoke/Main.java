package io.github.lintel.smoke;

/** The command {@code lintel}. */
public final class Main {
  private static final int USAGE = 64;

  private Main() {}

  public static void main(String[] args) {
    System.err.println("usage: lintel COMMAND");
    System.exit(USAGE);
  }
}
