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
 * <p>What was found is published as report entries, and the whole explanation as a file.
 *
 * <p>On a method it names a front door for that one test, or asks for a new verification ({@link
 * #refresh()}). May be put on an annotation of your own. For what is known only when the test runs,
 * or for settings that are not here, see {@link FrontDoorExtension}.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(HttpsFrontDoorExtension.class)
public @interface HttpsFrontDoor {

  /**
   * What to verify: {@code host}, {@code host:port} or an https URL, as in {@link
   * io.github.lintel.endpoint.Endpoint#live(String)}. On a method it may be left out: then it is
   * the front door of the class.
   */
  String value() default "";

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

  /**
   * How many days the certificates must last; with fewer the front door is DEGRADED. The default,
   * 0, goes by the share of their lifetime that is left, as {@link
   * io.github.lintel.check.Policy#webServer()} does.
   */
  int minimumDays() default 0;

  /**
   * Which share of their lifetime must be left to the certificates, in percent; instead of {@link
   * #minimumDays()}.
   */
  int minimumShare() default 0;

  /**
   * The certificate that every node must serve: a file in PEM on the class path, as {@link
   * #trust()}, or elsewhere if it begins with {@code file:}.
   */
  String expected() default "";

  /** What to live with, until when. */
  AcceptedFinding[] accept() default {};

  /**
   * A path that must be answered well, as {@code /health}. Needs {@code lintel-okhttp} among the
   * dependencies.
   */
  String path() default "";

  /** What becomes of tests if the front door cannot be reached from here. */
  Unreachable unreachable() default Unreachable.FAIL;

  /** On a method: verifies again for this test. */
  boolean refresh() default false;
}
