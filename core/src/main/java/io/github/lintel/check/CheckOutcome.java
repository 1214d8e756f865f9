package io.github.lintel.check;

import java.util.List;

/** What a check says: one of four things, none of them silence. */
public sealed interface CheckOutcome {

  /** The rule holds. */
  static CheckOutcome passed() {
    return new Passed();
  }

  /** The rule does not apply here; {@code why} is for whoever reads the list of outcomes. */
  static CheckOutcome notApplicable(String why) {
    return new NotApplicable(why);
  }

  /** The rule is broken once. */
  static CheckOutcome found(Fault fault) {
    return new Found(List.of(fault));
  }

  /** The rule is broken once, with the check's own severity, at no special place. */
  static CheckOutcome found(Evidence evidence) {
    return found(Fault.of(evidence));
  }

  /** The rule is broken as often as the list says; an empty list means that it holds. */
  static CheckOutcome found(List<Fault> faults) {
    return faults.isEmpty() ? passed() : new Found(faults);
  }

  /** It could not be told; {@code atWorst} is what it would be if it were true. */
  static CheckOutcome inconclusive(Severity atWorst, Evidence evidence) {
    return new Inconclusive(atWorst, evidence);
  }

  /** The rule holds. */
  record Passed() implements CheckOutcome {}

  /**
   * The rule is broken.
   *
   * @param faults each with its own place and evidence; never empty
   */
  record Found(List<Fault> faults) implements CheckOutcome {
    /** Copies the list. */
    public Found {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("found nothing");
      }
    }
  }

  /**
   * There is nothing to judge.
   *
   * @param why what is missing
   */
  record NotApplicable(String why) implements CheckOutcome {}

  /**
   * It could not be told. With {@link Severity#NOTE} it is only mentioned; with more it makes the
   * verdict UNKNOWN, unless something else is known to be broken.
   *
   * @param atWorst how bad it would be
   * @param evidence what stood in the way
   */
  record Inconclusive(Severity atWorst, Evidence evidence) implements CheckOutcome {}
}
