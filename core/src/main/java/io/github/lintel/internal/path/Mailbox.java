package io.github.lintel.internal.path;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address (RFC 5321 section 4.1.2, as RFC 5280 section 4.2.1.6 asks for).
 *
 * @param user what stands before the last at sign; case counts in it
 * @param host what stands behind it
 */
record Mailbox(String user, String host) {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern USER =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+" + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"");

  /** RFC 5321 section 4.5.3.1.1. */
  private static final int MAX_USER = 64;

  /** Returns nothing if it is no address, since then nobody knows which host it is at. */
  static Optional<Mailbox> of(String address) {
    int at = address.lastIndexOf('@');
    if (at <= 0 || at > MAX_USER || !HostSyntax.isHost(address.substring(at + 1))) {
      return Optional.empty();
    }
    Mailbox mailbox = new Mailbox(address.substring(0, at), address.substring(at + 1));
    return USER.matcher(mailbox.user).matches() ? Optional.of(mailbox) : Optional.empty();
  }
}
