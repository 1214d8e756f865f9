/** What is thought of the facts: checks, findings, evidence, severities, policy. */
@NullMarked
package io.github.lintel.check;

import org.jspecify.annotations.NullMarked;
