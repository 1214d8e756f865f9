/** Checks of the deployment: which node serves which certificate. */
@NullMarked
package io.github.lintel.internal.checks.deployment;

import org.jspecify.annotations.NullMarked;
