package io.github.lintel.junit;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens what {@link FrontDoorFixture} asks for, and closes it. Stateless. */
final class FrontDoorFixtureExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FrontDoorFixtureExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(FrontDoorFixture.class);
  }

  @Override
  public FrontDoor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type != FrontDoor.class) {
      throw new ParameterResolutionException(
          "@FrontDoorFixture is on a parameter of type "
              + type.getSimpleName()
              + "; write @FrontDoorFixture FrontDoor");
    }
    Flaw[] flaws = parameter.findAnnotation(FrontDoorFixture.class).orElseThrow().value();
    if (flaws.length > 1) {
      throw new ParameterResolutionException(
          "@FrontDoorFixture names "
              + flaws.length
              + " flaws, and a front door has one; write a parameter for each");
    }
    FrontDoor door = flaws.length == 0 ? FrontDoor.healthy() : flaws[0].start();
    context.getStore(NAMESPACE).put(door, door); // the store closes it
    return door;
  }
}
