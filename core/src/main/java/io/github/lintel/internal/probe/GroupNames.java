package io.github.lintel.internal.probe;

import java.util.Locale;
import org.bouncycastle.tls.NamedGroup;

/** IANA's names of key exchange groups. */
final class GroupNames {
  private static final String UNKNOWN = "UNKNOWN"; // as Bouncy Castle calls what it does not know

  private GroupNames() {}

  static String name(int code) {
    String name = NamedGroup.getName(code);
    return name.equals(UNKNOWN) ? String.format(Locale.ROOT, "0x%04x", code) : name;
  }
}
