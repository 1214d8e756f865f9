package io.github.lintel.junit;

import io.github.lintel.testkit.Flaw;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Opens the doors of {@link BadFrontDoors}, each just before its test. */
final class BadFrontDoorsProvider extends AnnotationBasedArgumentsProvider<BadFrontDoors> {
  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, BadFrontDoors wanted) {
    List<Flaw> except = List.of(wanted.except());
    return Stream.of(wanted.value().length > 0 ? wanted.value() : Flaw.values())
        .filter(flaw -> wanted.value().length > 0 || reactsSo(flaw, wanted))
        .filter(flaw -> !except.contains(flaw))
        .map(flaw -> Arguments.of(flaw.start()));
  }

  private static boolean reactsSo(Flaw flaw, BadFrontDoors wanted) {
    return List.of(wanted.reaction()).contains(flaw.reaction());
  }
}
