package io.github.lintel.internal.checks;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import java.util.function.Supplier;

/**
 * Facts that a check judges, and whether it finds something in them.
 *
 * @param checkId the check
 * @param name what the facts are
 * @param subject an {@link EndpointView}, an {@link AddressView} or a {@link HandshakeView}
 * @param triggers whether the check finds something, or says that it could not be told
 */
public record CheckCase(String checkId, String name, Supplier<Object> subject, boolean triggers) {

  public static CheckCase triggers(String checkId, String name, Supplier<Object> subject) {
    return new CheckCase(checkId, name, subject, true);
  }

  public static CheckCase passes(String checkId, String name, Supplier<Object> subject) {
    return new CheckCase(checkId, name, subject, false);
  }

  /** Runs the check on the subject. */
  public CheckOutcome run(Check check) {
    Object facts = subject.get();
    if (check instanceof EndpointCheck endpoint) {
      return endpoint.check((EndpointView) facts);
    }
    if (check instanceof AddressCheck address) {
      return address.check(
          facts instanceof EndpointView view ? view.addresses().get(0) : (AddressView) facts);
    }
    if (check instanceof HandshakeCheck handshake) {
      return handshake.check((HandshakeView) facts);
    }
    throw new IllegalArgumentException("an unknown kind of check: " + check);
  }

  @Override
  public String toString() {
    return checkId + (triggers ? " finds " : " passes ") + name;
  }
}
