package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether a name lies in a subtree of the same form (RFC 5280 section 4.2.1.10). What cannot
 * be told is never permitted and always excluded: a constraint must not fail open.
 */
final class Subtree {
  private Subtree() {}

  /** Where a name lies, as far as it can be told. */
  private enum Place {
    WITHIN,
    OUTSIDE,
    UNCLEAR;

    static Place within(boolean it) {
      return it ? WITHIN : OUTSIDE;
    }
  }

  static boolean permits(GeneralName subtree, GeneralName name) {
    return name.kind() == GeneralName.Kind.DNS
        ? dnsPermits(subtree.value(), name.value())
        : place(subtree, name) == Place.WITHIN;
  }

  static boolean excludes(GeneralName subtree, GeneralName name) {
    return name.kind() == GeneralName.Kind.DNS
        ? dnsExcludes(subtree.value(), name.value())
        : place(subtree, name) != Place.OUTSIDE;
  }

  /** DNS names are not here: of a wildcard some may be within, and others not. */
  private static Place place(GeneralName subtree, GeneralName name) {
    return switch (name.kind()) {
      case EMAIL -> ofEmail(subtree.value(), name.value());
      case URI -> ofUri(subtree.value(), name.value());
      case IP -> ofIp(subtree.encoded(), name.encoded());
      case DIRECTORY -> ofDirectory(subtree.encoded(), name.encoded());
      case DNS, OTHER, X400, EDI_PARTY, REGISTERED_ID -> Place.UNCLEAR;
    };
  }

  /** A wildcard is permitted if everything that it stands for is. */
  private static boolean dnsPermits(String subtree, String name) {
    String host = name.startsWith("*.") ? name.substring(2) : name;
    if (!HostSyntax.isHost(host) || !sound(subtree)) {
      return false;
    }
    // "*.example.com" is within ".example.com", though "example.com" is not.
    return dnsWithin(subtree, host)
        || name.startsWith("*.") && comparable(subtree).equals("." + comparable(host));
  }

  /** A wildcard is excluded if anything that it stands for is. */
  private static boolean dnsExcludes(String subtree, String name) {
    String host = name.startsWith("*.") ? name.substring(2) : name;
    if (!HostSyntax.isHost(host) || !sound(subtree)) {
      return true;
    }
    if (dnsWithin(subtree, host)) {
      return true;
    }
    String excluded = comparable(subtree);
    String base = excluded.startsWith(".") ? excluded.substring(1) : excluded;
    String parent = "." + comparable(host);
    return name.startsWith("*.")
        && (("." + base).equals(parent)
            || base.endsWith(parent)
                && base.indexOf('.') == base.length() - parent.length()
                && !excluded.startsWith("."));
  }

  /** Without a leading dot the host itself is within, as RFC 5280 has it; with one, as OpenSSL. */
  private static boolean dnsWithin(String subtree, String host) {
    String limit = comparable(subtree);
    String name = comparable(host);
    if (limit.isEmpty()) {
      return true;
    }
    return limit.startsWith(".")
        ? name.endsWith(limit)
        : name.equals(limit) || name.endsWith("." + limit);
  }

  private static boolean sound(String subtree) {
    String base = subtree.startsWith(".") ? subtree.substring(1) : subtree;
    return subtree.isEmpty() || HostSyntax.isHost(base);
  }

  /** A mailbox, a host, or with a leading dot the hosts in a domain. */
  private static Place ofEmail(String subtree, String address) {
    Optional<Mailbox> mailbox = Mailbox.of(address);
    if (mailbox.isEmpty()) {
      return Place.UNCLEAR;
    }
    String host = mailbox.get().host();
    int subtreeAt = subtree.lastIndexOf('@');
    if (subtreeAt < 0 && !sound(subtree)
        || subtreeAt >= 0
            && (subtreeAt == 0 || !HostSyntax.isHost(subtree.substring(subtreeAt + 1)))) {
      return Place.UNCLEAR;
    }
    if (subtreeAt >= 0) {
      // Only the host is compared without regard to case (RFC 5280 section 7.5).
      return Place.within(
          subtree.substring(0, subtreeAt).equals(mailbox.get().user())
              && comparable(subtree.substring(subtreeAt + 1)).equals(comparable(host)));
    }
    return Place.within(hostMatches(subtree, host));
  }

  private static Place ofUri(String subtree, String uri) {
    int start = uri.indexOf("://");
    if (start < 0) {
      return Place.UNCLEAR; // without an authority it must be refused
    }
    String authority = uri.substring(start + 3).split("[/?#]", 2)[0];
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    String host = hostAndPort.split(":", 2)[0];
    if (!HostSyntax.isHost(host) || HostSyntax.isNumeric(host) || !sound(subtree)) {
      return Place.UNCLEAR;
    }
    return Place.within(hostMatches(subtree, host));
  }

  private static boolean hostMatches(String subtree, String host) {
    String limit = comparable(subtree);
    String name = comparable(host);
    return limit.isEmpty() || (limit.startsWith(".") ? name.endsWith(limit) : name.equals(limit));
  }

  private static Place ofIp(Bytes subtree, Bytes address) {
    int size = address.size();
    if (size != 4 && size != 16) {
      return Place.UNCLEAR;
    }
    if (subtree.size() != 2 * size) {
      return Place.OUTSIDE; // the other version of IP
    }
    for (int i = 0; i < size; i++) {
      if (((subtree.at(i) ^ address.at(i)) & subtree.at(size + i)) != 0) {
        return Place.OUTSIDE;
      }
    }
    return Place.WITHIN;
  }

  private static Place ofDirectory(Bytes subtree, Bytes name) {
    try {
      List<String> limit = DerName.parts(subtree.toByteArray());
      List<String> parts = DerName.parts(name.toByteArray());
      return Place.within(
          limit.size() <= parts.size() && parts.subList(0, limit.size()).equals(limit));
    } catch (DerException e) {
      return Place.UNCLEAR;
    }
  }

  private static String comparable(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
