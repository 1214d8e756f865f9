package io.github.lintel.internal.path;

/** The shape of host names (RFC 1123, with the underscore that is found in practice). */
final class HostSyntax {
  private static final int MAX_NAME = 254; // 253 and the dot of an absolute name
  private static final int MAX_LABEL = 63;

  private HostSyntax() {}

  /** Returns whether it is a host name without wildcards; one last dot is allowed. */
  static boolean isHost(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (label == 0 || name.charAt(i - 1) == '-') {
          return false;
        }
        label = 0;
      } else if (!labelCharacter(c) || c == '-' && label == 0 || ++label > MAX_LABEL) {
        return false;
      }
    }
    return name.charAt(name.length() - 1) != '-';
  }

  /** Returns whether it is digits and dots: an IPv4 address, or something that tries to be one. */
  static boolean isNumeric(String name) {
    return name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  private static boolean labelCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
