package io.github.lintel.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A decision to live with what a check finds, for a while. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AcceptedFinding {

  /** The id of the check, as {@code chain.root-sent}. */
  String check();

  /** Why; it is printed. */
  String reason();

  /** The last day, as {@code 2027-03-01}. After it the finding counts again, and tests fail. */
  String until();
}
