package io.github.lintel.internal.probe;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.tls.CipherSuite;

/** IANA's names of cipher suites: the names of Bouncy Castle's constants, which are the same. */
final class CipherSuiteNames {
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    for (Field field : CipherSuite.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
        try {
          // The drafts' aliases of ChaCha20 suites come after IANA's own in no fixed order.
          if (!field.getName().startsWith("DRAFT_")) {
            NAMES.putIfAbsent(field.getInt(null), field.getName());
          }
        } catch (IllegalAccessException e) {
          throw new AssertionError("public constants of a public interface can be read", e);
        }
      }
    }
  }

  private CipherSuiteNames() {}

  static String name(int code) {
    String name = NAMES.get(code);
    return name == null ? String.format(Locale.ROOT, "0x%04x", code) : name;
  }
}
