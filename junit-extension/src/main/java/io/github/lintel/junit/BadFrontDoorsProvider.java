package io.github.lintel.junit;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.Reaction;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Opens the doors of {@link BadFrontDoors}, each just before its test. */
final class BadFrontDoorsProvider extends AnnotationBasedArgumentsProvider<BadFrontDoors> {
  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, BadFrontDoors wanted) {
    Method test = context.getRequiredTestMethod();
    if (Stream.of(test.getParameters()).noneMatch(BadFrontDoorsProvider::takesDoor)) {
      throw mistake(test, "has no parameter for the front door; take a FrontDoor");
    }
    List<Flaw> flaws = flaws(wanted, test);
    if (flaws.isEmpty()) {
      throw mistake(test, "leaves no flaw; name one that is not in except");
    }
    return flaws.stream().map(flaw -> Arguments.of(flaw.start()));
  }

  private static List<Flaw> flaws(BadFrontDoors wanted, Method test) {
    List<Reaction> reactions = List.of(wanted.reaction());
    boolean named = wanted.value().length > 0;
    if (named && !reactions.equals(List.of(Reaction.REFUSE))) {
      throw mistake(test, "names flaws and a reaction; keep one of them");
    }
    List<Flaw> except = List.of(wanted.except());
    return Stream.of(named ? wanted.value() : Flaw.values())
        .filter(flaw -> named || reactions.contains(flaw.reaction()))
        .filter(flaw -> !except.contains(flaw))
        .toList();
  }

  /** One with an annotation may be converted, or fetch it from all arguments. */
  private static boolean takesDoor(Parameter parameter) {
    return parameter.getType().isAssignableFrom(FrontDoor.class)
        || ArgumentsAccessor.class.isAssignableFrom(parameter.getType())
        || parameter.getAnnotations().length > 0;
  }

  private static ExtensionConfigurationException mistake(Method test, String words) {
    return new ExtensionConfigurationException(
        "@BadFrontDoors of "
            + test.getDeclaringClass().getName()
            + "."
            + test.getName()
            + " "
            + words);
  }
}
