package io.github.lintel.smoke.serverconfig;

import java.util.regex.Pattern;

/** Tells names that clients ask for from other words. */
final class HostNames {
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(\\*\\.)?[\\p{L}\\p{N}_-]{1,63}(\\.[\\p{L}\\p{N}_-]{1,63})*");

  private HostNames() {}

  static boolean isOne(String text) {
    return NAME.matcher(text).matches() && !text.equals("_");
  }
}
