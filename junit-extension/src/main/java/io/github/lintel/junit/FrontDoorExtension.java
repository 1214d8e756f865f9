package io.github.lintel.junit;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A front door that is known only when the test runs, such as one on a free port. Tests with a
 * parameter of type {@link Report} get the report of it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FrontDoorExtension door =
 *     FrontDoorExtension.builder()
 *         .endpoint(() -> Endpoint.live("localhost", server.port()))
 *         .verifier(() -> TlsVerifier.builder().trust(testRoot).build())
 *         .build();
 * }</pre>
 *
 * <p>In a static field it verifies once per class, when the first test asks; in an instance field
 * once per instance of the class. Endpoint and verifier are asked for just then. Thread-safe if the
 * suppliers are.
 */
public final class FrontDoorExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private final Optional<Supplier<? extends Endpoint>> endpoint;
  private final Supplier<TlsVerifier> verifier;
  private final Unreachable unreachable;

  private FrontDoorExtension(
      Optional<Supplier<? extends Endpoint>> endpoint,
      Supplier<TlsVerifier> verifier,
      Unreachable unreachable) {
    this.endpoint = endpoint;
    this.verifier = verifier;
    this.unreachable = unreachable;
  }

  /** Starts without an endpoint, and with {@link TlsVerifier#create()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** In a static field it is the front door of the class, for {@link FrontDoorTest}. */
  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (endpoint.isEmpty()) {
      throw mistake(context, "without an endpoint; write .endpoint(() -> Endpoint.live(…))", null);
    }
    if (!Doors.knows(context, this)) {
      Doors.register(context, "a FrontDoorExtension", this, this::report);
    }
    if (unreachable == Unreachable.ABORT && Doors.resolves(context, this)) {
      Reports.abortIfUnreachable(report(context));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Parameters.supports(parameter, context) && Doors.resolves(context, this);
  }

  @Override
  public Report resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Parameters.refuseAllButReport(parameter);
    return report(context);
  }

  private Report report(ExtensionContext context) {
    return HttpsFrontDoorExtension.refreshes(context)
        ? Reports.fresh(context, () -> verify(context))
        : Reports.of(context, this, () -> verify(context));
  }

  private Report verify(ExtensionContext context) {
    TlsVerifier how = given(context, "verifier", verifier);
    return how.verify(given(context, "endpoint", endpoint.orElseThrow()));
  }

  private static <T> T given(ExtensionContext context, String what, Supplier<T> supplier) {
    T given;
    try {
      given = supplier.get();
    } catch (RuntimeException e) {
      throw mistake(context, "whose " + what + " cannot be had when the test asks for it: " + e, e);
    }
    if (given == null) {
      throw mistake(context, "whose " + what + " is null; let the supplier return one", null);
    }
    return given;
  }

  private static ExtensionConfigurationException mistake(
      ExtensionContext context, String words, @Nullable Throwable cause) {
    return new ExtensionConfigurationException(
        context.getRequiredTestClass().getName() + " has a FrontDoorExtension " + words, cause);
  }

  /** What to verify, and how. Not thread-safe. */
  public static final class Builder {
    private @Nullable Supplier<? extends Endpoint> endpoint;
    private Supplier<TlsVerifier> verifier = TlsVerifier::create;
    private Unreachable unreachable = Unreachable.FAIL;

    private Builder() {}

    /** Verifies this endpoint. Has to be given: without it no test of the class begins. */
    public Builder endpoint(Supplier<? extends Endpoint> value) {
      endpoint = value;
      return this;
    }

    /** Verifies with this; the default is {@link TlsVerifier#create()}. */
    public Builder verifier(Supplier<TlsVerifier> value) {
      verifier = value;
      return this;
    }

    /** What becomes of tests if the front door cannot be reached; they fail by default. */
    public Builder unreachable(Unreachable value) {
      unreachable = value;
      return this;
    }

    /** Returns the extension. */
    public FrontDoorExtension build() {
      return new FrontDoorExtension(Optional.ofNullable(endpoint), verifier, unreachable);
    }
  }
}
