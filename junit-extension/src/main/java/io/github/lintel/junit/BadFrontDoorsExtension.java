package io.github.lintel.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/** Says what is missing where {@link BadFrontDoors} would do nothing. Stateless. */
final class BadFrontDoorsExtension implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    if (!AnnotationSupport.isAnnotated(test, ParameterizedTest.class)) {
      throw new ExtensionConfigurationException(
          "@BadFrontDoors is on "
              + test.getDeclaringClass().getName()
              + "."
              + test.getName()
              + ", which is no @ParameterizedTest; write @ParameterizedTest instead of @Test");
    }
  }
}
