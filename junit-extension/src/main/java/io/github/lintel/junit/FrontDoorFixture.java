package io.github.lintel.junit;

import io.github.lintel.testkit.Flaw;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A front door in this JVM for a parameter of type {@link io.github.lintel.testkit.FrontDoor}. It
 * is closed after the test, or after the class if a constructor or {@code @BeforeAll} asked for it.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(FrontDoorFixtureExtension.class)
public @interface FrontDoorFixture {

  /** The one flaw that it has; none for a healthy one. */
  Flaw[] value() default {};
}
