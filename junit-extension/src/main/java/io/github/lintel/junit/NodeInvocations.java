package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** One invocation of a {@link FrontDoorTest} for each address. */
final class NodeInvocations implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Report report =
        HttpsFrontDoorExtension.ofTest(context)
            .or(() -> Doors.report(context))
            .orElseThrow(
                () ->
                    new ExtensionConfigurationException(
                        "@FrontDoorTest "
                            + context.getRequiredTestMethod().getName()
                            + " of "
                            + context.getRequiredTestClass().getName()
                            + " has no front door; write @HttpsFrontDoor(\"https://…\") on the"
                            + " class, or a FrontDoorExtension in a static field"));
    if (report.addresses().isEmpty()) {
      TlsAssertions.assertNotBroken(report); // no address is no reason to run nothing
    }
    return report.addresses().stream().map(Invocation::new);
  }

  private record Invocation(AddressReport node) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return Words.of(node);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new NodeParameter(node));
    }
  }

  private record NodeParameter(AddressReport node) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == AddressReport.class;
    }

    @Override
    public AddressReport resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return node;
    }
  }
}
