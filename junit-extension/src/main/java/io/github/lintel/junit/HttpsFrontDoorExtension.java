package io.github.lintel.junit;

import io.github.lintel.Report;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link HttpsFrontDoor} says. Stateless. */
final class HttpsFrontDoorExtension implements BeforeAllCallback, ParameterResolver {

  /** A mistake in the annotation shows even if no test asks for the report. */
  @Override
  public void beforeAll(ExtensionContext context) {
    settings(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Report.class;
  }

  @Override
  public Report resolveParameter(ParameterContext parameter, ExtensionContext context) {
    DoorSettings settings = settings(context);
    return Reports.of(context, settings, () -> settings.verifier().verify(settings.endpoint()));
  }

  private static DoorSettings settings(ExtensionContext context) {
    for (ExtensionContext at = context; ; at = at.getParent().orElseThrow()) {
      Class<?> testClass =
          at.getTestClass()
              .orElseThrow(
                  () ->
                      new ExtensionConfigurationException("no @HttpsFrontDoor on the test class"));
      HttpsFrontDoor door =
          AnnotationSupport.findAnnotation(testClass, HttpsFrontDoor.class).orElse(null);
      if (door != null) {
        return DoorSettings.read(door, testClass, Placeholders.of(context));
      }
    }
  }
}
