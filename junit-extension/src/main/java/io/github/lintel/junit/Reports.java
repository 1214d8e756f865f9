package io.github.lintel.junit;

import io.github.lintel.Report;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The reports of a test class; they end with it. */
final class Reports {
  private static final Namespace NAMESPACE = Namespace.create(Reports.class);

  private Reports() {}

  /**
   * Returns the report that the class around {@code context}, or a class around that one, has under
   * this key; verifies if there is none. Tests that run at once wait for one verification.
   */
  // JUnit 6 has a new name for it, which JUnit 5 does not know.
  @SuppressWarnings("deprecation")
  static Report of(ExtensionContext context, Object key, Supplier<Report> verification) {
    Report report =
        classOf(context)
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(key, absent -> verification.get(), Report.class);
    return Objects.requireNonNull(report);
  }

  private static ExtensionContext classOf(ExtensionContext context) {
    ExtensionContext at = context;
    while (at.getTestMethod().isPresent()) {
      at = at.getParent().orElseThrow();
    }
    return at;
  }
}
