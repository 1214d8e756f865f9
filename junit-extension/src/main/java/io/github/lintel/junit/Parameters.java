package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.util.Set;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which parameters of tests are resolved here, and what to write where one cannot be had. */
final class Parameters {
  private static final Set<Class<?>> NOT_TO_BE_HAD =
      Set.of(
          AddressReport.class,
          Endpoint.class,
          Finding.class,
          LiveEndpoint.class,
          TlsVerifier.class,
          Verdict.class);

  private Parameters() {}

  /** A report; or what nobody else will resolve, so that a better text says why. */
  static boolean supports(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Report.class || NOT_TO_BE_HAD.contains(type) && !bringsItsOwn(context);
  }

  /**
   * Lets a report pass.
   *
   * @throws ParameterResolutionException for anything else
   */
  static void refuseAllButReport(ParameterContext parameter) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Report.class) {
      return;
    }
    throw new ParameterResolutionException(
        parameter.getDeclaringExecutable().getName()
            + " has a parameter of type "
            + type.getSimpleName()
            + (type == AddressReport.class
                ? "; write @FrontDoorTest instead of @Test, or take the whole Report"
                : "; take the whole Report instead, which knows the rest"));
  }

  /** Tests that run several times get parameters from elsewhere. */
  private static boolean bringsItsOwn(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> AnnotationSupport.isAnnotated(method, TestTemplate.class))
        .isPresent();
  }
}
