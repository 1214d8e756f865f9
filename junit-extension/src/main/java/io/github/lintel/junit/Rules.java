package io.github.lintel.junit;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What a {@link HttpsFrontDoor} says about the policy.
 *
 * @param minimumDays 0 to go by the lifetime
 * @param minimumShare in percent of the lifetime; 0 to go by what is usual
 * @param accepted what to live with
 */
record Rules(int minimumDays, int minimumShare, List<Accepted> accepted) {

  /** Copies the list. */
  Rules {
    accepted = List.copyOf(accepted);
  }

  static Rules read(HttpsFrontDoor door, Placeholders placeholders) {
    if (door.minimumDays() < 0) {
      throw new ExtensionConfigurationException(
          "minimumDays = " + door.minimumDays() + " is negative; write how many days must be left");
    }
    if (door.minimumShare() < 0 || door.minimumShare() > 100) {
      throw new ExtensionConfigurationException(
          "minimumShare = " + door.minimumShare() + " is no share; write a percentage, 0 to 100");
    }
    if (door.minimumDays() > 0 && door.minimumShare() > 0) {
      throw new ExtensionConfigurationException(
          "minimumDays and minimumShare are both given; keep one of them");
    }
    List<Accepted> accepted =
        Stream.of(door.accept()).map(one -> Accepted.read(one, placeholders)).toList();
    refuseTwice(accepted);
    return new Rules(door.minimumDays(), door.minimumShare(), accepted);
  }

  private static void refuseTwice(List<Accepted> accepted) {
    Set<CheckId> seen = new HashSet<>();
    for (Accepted one : accepted) {
      if (!seen.add(one.check())) {
        throw new ExtensionConfigurationException(
            one.check() + " is accepted twice; keep one of them");
      }
    }
  }

  Policy policy() {
    Policy policy = Policy.webServer();
    if (minimumDays > 0) {
      policy = policy.expiryWarning(Duration.ofDays(minimumDays));
    }
    if (minimumShare > 0) {
      policy = policy.expiryWarningShare(minimumShare);
    }
    for (Accepted one : accepted) {
      policy = policy.accept(one.check(), one.reason(), one.until());
    }
    return policy;
  }

  /**
   * A decision to live with something.
   *
   * @param check whose findings
   * @param reason why
   * @param until the last day
   */
  record Accepted(CheckId check, String reason, LocalDate until) {
    static Accepted read(AcceptedFinding one, Placeholders placeholders) {
      if (one.reason().isBlank()) {
        throw new ExtensionConfigurationException(
            "the acceptance of " + one.check() + " has no reason; write why, or who decided");
      }
      String until = placeholders.fill(one.until());
      try {
        return new Accepted(
            known(CheckId.of(one.check())),
            placeholders.fill(one.reason()),
            LocalDate.parse(until));
      } catch (DateTimeParseException e) {
        throw new ExtensionConfigurationException(
            "until = \"" + until + "\" is not a day; write it like 2027-03-01", e);
      }
    }

    // Those of HTTP are brought by another library, which need not be here.
    private static CheckId known(CheckId check) {
      List<CheckId> all = CheckCatalog.builtIn().stream().map(CheckInfo::id).toList();
      if (all.contains(check) || check.group().equals("http")) {
        return check;
      }
      List<String> group =
          all.stream().filter(id -> id.group().equals(check.group())).map(CheckId::text).toList();
      throw new ExtensionConfigurationException(
          "there is no check "
              + check
              + " to accept; "
              + (group.isEmpty()
                  ? "write one of these groups before the dot: "
                      + String.join(
                          ", ", all.stream().map(CheckId::group).distinct().sorted().toList())
                  : "write one of " + String.join(", ", group)));
    }
  }
}
