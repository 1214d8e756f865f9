package io.github.lintel.smoke;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test, with the reason, where one of the programs is not installed. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgram.Condition.class)
@interface RequiresProgram {
  /** Their names, as on the command line. */
  String[] value();

  /** Looks where programs are. */
  final class Condition implements ExecutionCondition {
    Condition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> missing =
          context.getElement().stream()
              .flatMap(e -> AnnotationSupport.findAnnotation(e, RequiresProgram.class).stream())
              .flatMap(annotation -> Stream.of(annotation.value()))
              .filter(program -> Programs.find(program).isEmpty())
              .findFirst();
      return missing
          .map(program -> ConditionEvaluationResult.disabled(program + " is not installed"))
          .orElseGet(() -> ConditionEvaluationResult.enabled("all programs are installed"));
    }
  }
}
