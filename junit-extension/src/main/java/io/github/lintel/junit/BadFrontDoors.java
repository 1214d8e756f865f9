package io.github.lintel.junit;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.Reaction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} against a bad front door after another, a {@link
 * io.github.lintel.testkit.FrontDoor} each; it is closed after its test. By default these are all
 * flaws of the catalogue that every client must refuse with an {@code SSLException}. Needs {@code
 * junit-jupiter-params}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ArgumentsSource(BadFrontDoorsProvider.class)
@ExtendWith(BadFrontDoorsExtension.class)
public @interface BadFrontDoors {

  /** These flaws only, whatever clients do about them. */
  Flaw[] value() default {};

  /** Not these. */
  Flaw[] except() default {};

  /** The flaws to which clients react so; not together with names. */
  Reaction[] reaction() default Reaction.REFUSE;
}
