package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.check.Finding;
import io.github.lintel.facts.PrintableText;

/** What names of tests and texts of failures say. What comes from the network is escaped. */
final class Words {
  private static final int LONGEST_NAME = 100;

  private Words() {}

  /** The address, its verdict and what it serves. */
  static String of(AddressReport node) {
    String served =
        node.handshake()
            .leaf()
            .map(
                leaf ->
                    PrintableText.escape(leaf.subject().toString(), LONGEST_NAME)
                        + " until "
                        + leaf.notAfter())
            .orElse("no certificate");
    return node.address().text() + "  " + node.verdict() + "  " + served;
  }

  static String of(Finding finding) {
    return finding.id()
        + "  "
        + finding.severity()
        + "\n  "
        + PrintableText.escape(finding.sentence())
        + "\n  Do: "
        + PrintableText.escape(finding.remedy());
  }
}
