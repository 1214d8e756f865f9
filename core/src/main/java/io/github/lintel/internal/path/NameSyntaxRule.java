package io.github.lintel.internal.path;

import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.facts.NameConstraints;
import io.github.lintel.facts.PathRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * RFC 5280 section 4.2.1.6: a DNS name is in the preferred name syntax (RFC 1034), with a wildcard
 * as its complete left-most label at most; section 4.2.1.10: a constraint has no leading dot.
 * Neither has a dot at the end. An e-mail address is a mailbox, a URI is absolute.
 */
final class NameSyntaxRule implements Rule {
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.");

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      for (GeneralName name : path.certificate(depth).subjectAlternativeNames()) {
        String value = name.value();
        String host = value.startsWith("*.") ? value.substring(2) : value;
        if (name.kind() == Kind.DNS && !preferred(host)) {
          problems.add(PathRule.NAME_SYNTAX, depth, value, "letters, digits, hyphens and dots");
        }
        if (name.kind() == Kind.EMAIL && Mailbox.of(value).isEmpty()) {
          problems.add(PathRule.NAME_SYNTAX, depth, value, "an e-mail address");
        }
        if (name.kind() == Kind.URI && !URI.matcher(value).lookingAt()) {
          problems.add(PathRule.NAME_SYNTAX, depth, value, "a URI with a scheme");
        }
      }
      if (path.certificate(depth).nameConstraints().isPresent()) {
        NameConstraints constraints = path.certificate(depth).nameConstraints().get();
        judgeConstraints(constraints.permitted(), depth, problems);
        judgeConstraints(constraints.excluded(), depth, problems);
      }
    }
  }

  private static void judgeConstraints(List<GeneralName> subtrees, int depth, Problems problems) {
    for (GeneralName subtree : subtrees) {
      if (subtree.kind() == Kind.DNS && !subtree.value().isEmpty() && !preferred(subtree.value())) {
        problems.add(
            PathRule.NAME_SYNTAX, depth, subtree.value(), "a DNS name without dots at its ends");
      }
    }
  }

  private static boolean preferred(String host) {
    return HostSyntax.isHost(host)
        && host.indexOf('_') < 0
        && !host.endsWith(".")
        && !HostSyntax.isNumeric(host);
  }
}
