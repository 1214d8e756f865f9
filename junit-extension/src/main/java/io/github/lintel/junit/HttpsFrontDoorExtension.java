package io.github.lintel.junit;

import io.github.lintel.Report;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Does what {@link HttpsFrontDoor} says. Stateless. */
final class HttpsFrontDoorExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  /** A mistake in the annotation shows even if no test asks for the report. */
  @Override
  public void beforeAll(ExtensionContext context) {
    refuseSeveral(context.getRequiredTestClass());
    DoorSettings settings = ofClass(context);
    if (AnnotationSupport.isAnnotated(context.getRequiredTestClass(), HttpsFrontDoor.class)) {
      Doors.register(
          context,
          "@HttpsFrontDoor",
          HttpsFrontDoorExtension.class,
          asking -> report(asking, ofClass(asking), refreshes(asking)));
    }
    abortIfUnreachable(context, settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ofMethod(context).ifPresent(door -> beforeTest(context, door));
  }

  private static void beforeTest(ExtensionContext context, HttpsFrontDoor door) {
    if (door.value().isEmpty()) {
      refuseIdle(context, door);
      return;
    }
    DoorSettings settings = read(door, context);
    Doors.register(
        context,
        "@HttpsFrontDoor",
        HttpsFrontDoorExtension.class,
        asking -> report(asking, settings, door.refresh()));
    abortIfUnreachable(context, settings);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Parameters.supports(parameter, context)
        && Doors.resolves(context, HttpsFrontDoorExtension.class);
  }

  @Override
  public Report resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Parameters.refuseAllButReport(parameter);
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

  /** The report of the front door that the test itself names, if it does. */
  static Optional<Report> ofTest(ExtensionContext context) {
    return ofMethod(context)
        .filter(door -> !door.value().isEmpty())
        .map(
            door -> {
              DoorSettings settings = read(door, context);
              abortIfUnreachable(context, settings);
              return report(context, settings, door.refresh());
            });
  }

  /** Whether this test asks for a new verification of the front door of its class. */
  static boolean refreshes(ExtensionContext context) {
    return ofMethod(context).filter(HttpsFrontDoor::refresh).isPresent();
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
        refuseRefresh(testClass, door);
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

  private static void refuseRefresh(Class<?> testClass, HttpsFrontDoor door) {
    if (door.refresh()) {
      throw new ExtensionConfigurationException(
          "@HttpsFrontDoor of "
              + testClass.getName()
              + ": refresh = true is for a test; write @HttpsFrontDoor(refresh = true) on the"
              + " method that needs a new verification");
    }
  }

  // Without an address, what it says about the front door would be about none.
  private static void refuseIdle(ExtensionContext context, HttpsFrontDoor door) {
    List<String> idle =
        Stream.of(HttpsFrontDoor.class.getDeclaredMethods())
            .filter(attribute -> !attribute.getName().equals("refresh"))
            .filter(
                attribute ->
                    !Objects.deepEquals(
                        ReflectionSupport.invokeMethod(attribute, door),
                        attribute.getDefaultValue()))
            .map(Method::getName)
            .sorted()
            .toList();
    if (!idle.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@HttpsFrontDoor of "
              + context.getRequiredTestClass().getName()
              + "."
              + context.getRequiredTestMethod().getName()
              + " names no front door, so that "
              + String.join(", ", idle)
              + " would be about none; name it again, or say this on the class");
    }
  }
}
