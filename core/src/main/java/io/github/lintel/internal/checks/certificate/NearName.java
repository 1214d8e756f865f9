package io.github.lintel.internal.checks.certificate;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a certificate that looks right is not for a name after all.
 *
 * @param id a stable word for it
 * @param explanation the same as a sentence
 */
public record NearName(String id, String explanation) {

  /** Returns the nearest miss, if there is one. */
  public static Optional<NearName> of(ServerName asked, Certificate leaf) {
    List<String> names = leaf.serverNames().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    if (asked.isAddress()) {
      return ofAddress(asked.text(), leaf);
    }
    return ofName(asked.text(), names).or(() -> ofCommonName(asked.text(), leaf));
  }

  private static Optional<NearName> ofAddress(String asked, Certificate leaf) {
    boolean asDnsName =
        leaf.subjectAlternativeNames().stream()
            .anyMatch(n -> n.kind() == GeneralName.Kind.DNS && n.value().equals(asked));
    if (asDnsName) {
      return near(
          "address-as-dns-name",
          "The address stands in it as a DNS name, where no client looks for an address; it has to"
              + " be an iPAddress entry.");
    }
    return ofCommonName(asked, leaf)
        .or(
            () ->
                near(
                    "address",
                    "The target is an IP address, and a DNS name is never compared with one: verify"
                        + " the name, or have the address added to the certificate."));
  }

  private static Optional<NearName> ofName(String asked, List<String> names) {
    String parent = asked.substring(asked.indexOf('.') + 1);
    String grandparent = parent.substring(parent.indexOf('.') + 1);
    if (names.contains("*." + asked)) {
      return near(
          "wildcard-parent",
          "*." + asked + " is for names one label below " + asked + ", not for " + asked + ".");
    }
    if (!parent.equals(asked) && names.contains("*." + grandparent)) {
      return near(
          "wildcard-depth",
          "*.%s stands for exactly one label; %s has more.".formatted(grandparent, asked));
    }
    Optional<String> absolute =
        names.stream()
            .filter(name -> name.endsWith(".") && covers(undotted(name), asked))
            .findAny();
    if (absolute.isPresent()) {
      return near(
          "trailing-dot",
          "In the certificate the name ends with a dot: OpenSSL, Java and Go take it for another"
              + " one.");
    }
    Optional<String> decorated =
        names.stream().filter(name -> !name.equals(asked) && bare(name).equals(asked)).findFirst();
    if (decorated.isPresent()) {
      return near(
          "more-than-a-name",
          "It has more in it than the name (a scheme, a port or a path), which matches nothing.");
    }
    Optional<String> inner = names.stream().filter(name -> wouldMatch(name, asked)).findFirst();
    if (inner.isPresent()) {
      return near(
          "wildcard-place",
          "A wildcard counts only as the whole first label of a name, not as in %s."
              .formatted(Words.bounded(inner.get())));
    }
    if (names.contains("www." + asked)) {
      return near("www", "It is for www." + asked + ", but not for the name without www.");
    }
    if (asked.startsWith("www.") && names.contains(parent)) {
      return near("www", "It is for " + parent + ", but not for the name with www.");
    }
    return Optional.empty();
  }

  private static boolean covers(String name, String asked) {
    return name.equals(asked)
        || name.startsWith("*.")
            && asked.substring(asked.indexOf('.') + 1).equals(name.substring(2));
  }

  private static String undotted(String name) {
    return name.substring(0, name.length() - 1);
  }

  private static String bare(String name) {
    String rest = name.substring(name.indexOf("://") < 0 ? 0 : name.indexOf("://") + 3);
    int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
    String host = rest.substring(0, end);
    return host.indexOf(':') < 0 ? host : host.substring(0, host.indexOf(':'));
  }

  /** Label by label, if a wildcard could stand for any part of any label. */
  private static boolean wouldMatch(String name, String asked) {
    String[] labels = name.split("\\.", -1);
    String[] others = asked.split("\\.", -1);
    if (labels.length != others.length || name.chars().filter(c -> c == '*').count() != 1) {
      return false;
    }
    for (int i = 0; i < labels.length; i++) {
      int star = labels[i].indexOf('*');
      boolean same =
          star < 0
              ? labels[i].equals(others[i])
              : others[i].length() >= labels[i].length() - 1
                  && others[i].startsWith(labels[i].substring(0, star))
                  && others[i].endsWith(labels[i].substring(star + 1));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static Optional<NearName> ofCommonName(String asked, Certificate leaf) {
    String subject = "," + leaf.subject().text().toLowerCase(Locale.ROOT) + ",";
    if (!subject.contains(",cn=" + asked + ",") && !subject.contains("+cn=" + asked + ",")) {
      return Optional.empty();
    }
    return near(
        "common-name",
        "The name stands in the common name only, which clients have not looked at since 2017.");
  }

  private static Optional<NearName> near(String id, String explanation) {
    return Optional.of(new NearName(id, explanation));
  }
}
