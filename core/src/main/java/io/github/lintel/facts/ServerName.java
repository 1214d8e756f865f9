package io.github.lintel.facts;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The name that a certificate must be for (a reference identity of RFC 9525): a DNS name or an IP
 * address.
 *
 * @param text the DNS name in lower-case ASCII (A-labels), or the address as RFC 5952 writes it
 * @param address the address, when it is one
 */
public record ServerName(String text, Optional<InetAddress> address) {

  /** A DNS name, given in lower-case ASCII. */
  public static ServerName dns(String ascii) {
    return new ServerName(ascii, Optional.empty());
  }

  /** An IP address. */
  public static ServerName ip(InetAddress address) {
    return new ServerName(NodeAddress.of(address).text(), Optional.of(address));
  }

  /** Returns whether this is an IP address; then a ClientHello carries no server name. */
  public boolean isAddress() {
    return address.isPresent();
  }

  /**
   * Returns whether the certificate is for this name. Only subject alternative names count, never
   * the common name. The dot that says that a name is absolute may stand in this name; in one of
   * the certificate it matches nothing, as with OpenSSL, JSSE and Go. A wildcard is the complete
   * left-most label, stands for exactly one label, and has at least two labels behind it; it never
   * stands for an address.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6">RFC 9525 section 6</a>
   */
  public boolean matchedBy(Certificate certificate) {
    return certificate.subjectAlternativeNames().stream().anyMatch(this::matchedBy);
  }

  /** Returns whether one subject alternative name covers this name. */
  public boolean matchedBy(GeneralName presented) {
    if (address.isPresent()) {
      return presented.kind() == GeneralName.Kind.IP
          && presented.encoded().equals(Bytes.of(address.get().getAddress()));
    }
    return presented.kind() == GeneralName.Kind.DNS && matchedByPattern(presented.value());
  }

  private boolean matchedByPattern(String presented) {
    String name = lower(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    String pattern = lower(presented);
    if (name.isEmpty()) {
      return false;
    }
    if (!pattern.startsWith("*.")) {
      return pattern.indexOf('*') < 0 && pattern.equals(name);
    }
    String parent = pattern.substring(1);
    int firstLabel = name.indexOf('.');
    return firstLabel > 0
        && parent.indexOf('*') < 0
        && parent.indexOf('.', 1) > 0
        && name.substring(firstLabel).equals(parent);
  }

  /** In ASCII only. */
  private static String lower(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
