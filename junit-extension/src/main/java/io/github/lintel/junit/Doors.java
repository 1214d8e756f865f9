package io.github.lintel.junit;

import io.github.lintel.Report;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Which front door a test is about: the nearest that is named around it, on the test itself, on its
 * class, or on a class around that.
 */
final class Doors {
  private static final Namespace NAMESPACE = Namespace.create(Doors.class);

  private Doors() {}

  /**
   * Notes the front door of this class or test.
   *
   * @param resolver who resolves the parameters
   * @throws ExtensionConfigurationException if it has another one
   */
  static void register(
      ExtensionContext context,
      String source,
      Object resolver,
      Function<ExtensionContext, Report> report) {
    String place = context.getUniqueId();
    nearest(context)
        .filter(other -> other.place().equals(place))
        .ifPresent(other -> refuseBoth(context, other.source(), source));
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    store.put(Door.class, new Door(source, place, resolver, report));
    store.put(resolver, true);
  }

  /** Whether it is registered for this test, its class, or a class around that. */
  static boolean knows(ExtensionContext context, Object resolver) {
    return context.getStore(NAMESPACE).get(resolver) != null;
  }

  /** Whether it resolves the parameters of this test: no other one is nearer. */
  static boolean resolves(ExtensionContext context, Object resolver) {
    return nearest(context).map(door -> door.resolver().equals(resolver)).orElse(true);
  }

  /** The report of the front door of this test, if it has one. */
  static Optional<Report> report(ExtensionContext context) {
    return nearest(context).map(door -> door.report().apply(context));
  }

  private static Optional<Door> nearest(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(Door.class, Door.class));
  }

  private static void refuseBoth(ExtensionContext context, String one, String other) {
    throw new ExtensionConfigurationException(
        context.getRequiredTestClass().getName()
            + context.getTestMethod().map(method -> "." + method.getName()).orElse("")
            + " has two front doors, of "
            + one
            + " and of "
            + other
            + "; keep one, or put one of them on a @Nested class");
  }

  private record Door(
      String source, String place, Object resolver, Function<ExtensionContext, Report> report) {}
}
