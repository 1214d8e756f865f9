package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link HttpsFrontDoor} says. Stateless. */
final class HttpsFrontDoorExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  /** A mistake in the annotation shows even if no test asks for the report. */
  @Override
  public void beforeAll(ExtensionContext context) {
    refuseSeveral(context.getRequiredTestClass());
    DoorSettings settings = ofClass(context);
    if (AnnotationSupport.isAnnotated(context.getRequiredTestClass(), HttpsFrontDoor.class)) {
      Reports.register(
          context, "@HttpsFrontDoor", asking -> report(asking, ofClass(asking), false));
    }
    abortIfUnreachable(context, settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ofMethod(context)
        .filter(door -> !door.value().isEmpty())
        .ifPresent(door -> abortIfUnreachable(context, read(door, context)));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Report.class || type == AddressReport.class && !oncePerNode(context);
  }

  @Override
  public Report resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == AddressReport.class) {
      throw new ParameterResolutionException(
          parameter.getDeclaringExecutable().getName()
              + " has a parameter of type AddressReport; write @FrontDoorTest instead of @Test, or"
              + " take the whole Report");
    }
    Optional<HttpsFrontDoor> own = ofMethod(context);
    boolean refresh = own.isPresent() && own.get().refresh();
    if (own.isEmpty() || own.get().value().isEmpty()) {
      return report(context, ofClass(context), refresh);
    }
    return report(context, read(own.get(), context), refresh);
  }

  private static Report report(ExtensionContext context, DoorSettings settings, boolean refresh) {
    return refresh
        ? Reports.fresh(context, settings::verify)
        : Reports.of(context, settings, settings::verify);
  }

  private static DoorSettings read(HttpsFrontDoor door, ExtensionContext context) {
    return DoorSettings.read(door, context.getRequiredTestClass(), Placeholders.of(context));
  }

  // While a parameter is resolved it would be too late: JUnit takes that for a failure.
  private static void abortIfUnreachable(ExtensionContext context, DoorSettings settings) {
    if (settings.unreachable() == Unreachable.ABORT) {
      Reports.abortIfUnreachable(report(context, settings, false));
    }
  }

  private static Optional<HttpsFrontDoor> ofMethod(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, HttpsFrontDoor.class));
  }

  private static DoorSettings ofClass(ExtensionContext context) {
    for (ExtensionContext at = context; ; at = at.getParent().orElseThrow()) {
      Class<?> testClass =
          at.getTestClass()
              .orElseThrow(
                  () ->
                      new ExtensionConfigurationException(
                          "no front door is named; write @HttpsFrontDoor(\"https://…\") on the"
                              + " test class"));
      HttpsFrontDoor door =
          AnnotationSupport.findAnnotation(testClass, HttpsFrontDoor.class).orElse(null);
      if (door != null) {
        return DoorSettings.read(door, testClass, Placeholders.of(context));
      }
    }
  }

  private static void refuseSeveral(Class<?> testClass) {
    List<String> all =
        Stream.of(testClass.getDeclaredAnnotations())
            .map(Annotation::annotationType)
            .filter(
                type ->
                    type == HttpsFrontDoor.class
                        || AnnotationSupport.isAnnotated(type, HttpsFrontDoor.class))
            .map(type -> "@" + type.getSimpleName())
            .toList();
    if (all.size() > 1) {
      throw new ExtensionConfigurationException(
          testClass.getName()
              + " has "
              + String.join(" and ", all)
              + ", each with a front door; keep one, or put one of them on a @Nested class");
    }
  }

  private static boolean oncePerNode(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> AnnotationSupport.isAnnotated(method, FrontDoorTest.class))
        .isPresent();
  }
}
