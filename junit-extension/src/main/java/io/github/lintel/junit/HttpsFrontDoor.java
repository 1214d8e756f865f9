package io.github.lintel.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The front door that a test class is about. Constructors, lifecycle methods and tests with a
 * parameter of type {@link io.github.lintel.Report} get the report of it. The front door is
 * verified when the first of them asks, once per class; nested classes share the report unless they
 * name a front door of their own.
 *
 * <p>Every text may hold placeholders like <code>${SHOP_HOST}</code>. Each stands for the JUnit
 * configuration parameter of that name, which includes system properties, or else for the
 * environment variable. The test class fails before its first test if one is not set, or if
 * anything else here is unusable; the message says what to write.
 *
 * <p>May be put on an annotation of your own. For what is known only when the test runs, or for
 * settings that are not here, see {@link FrontDoorExtension}.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(HttpsFrontDoorExtension.class)
public @interface HttpsFrontDoor {

  /**
   * What to verify: {@code host}, {@code host:port} or an https URL, as in {@link
   * io.github.lintel.endpoint.Endpoint#live(String)}.
   */
  String value();

  /**
   * The nodes, as IPv4 or IPv6 literals, instead of those that the name resolves to. One text may
   * hold several, separated by commas.
   */
  String[] addresses() default {};

  /**
   * A file in PEM on the class path: only the roots in it are trusted, not the JDK's. Relative to
   * the test class, or absolute if it begins with a slash, as in {@link
   * Class#getResourceAsStream(String)}.
   */
  String trust() default "";

  /** The limit of the verification, as in {@code 5s}, {@code 500ms} or {@code 1m}. */
  String timeout() default "10s";
}
