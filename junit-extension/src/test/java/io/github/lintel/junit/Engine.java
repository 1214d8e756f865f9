package io.github.lintel.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes inside a test. */
final class Engine {
  private Engine() {}

  static EngineExecutionResults run(Map<String, String> parameters, Class<?>... testClasses) {
    EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter");
    for (Class<?> testClass : testClasses) {
      engine.selectors(selectClass(testClass));
    }
    return engine.configurationParameters(parameters).execute();
  }

  /** What made tests and containers fail, in their order. */
  static List<Throwable> failures(EngineExecutionResults results) {
    return results
        .allEvents()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  static List<String> failed(EngineExecutionResults results) {
    return results.testEvents().failed().map(Engine::name).sorted().toList();
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }
}
