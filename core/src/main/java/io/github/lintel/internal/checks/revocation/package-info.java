/** Checks of what is known of the revocation of certificates. */
@NullMarked
package io.github.lintel.internal.checks.revocation;

import org.jspecify.annotations.NullMarked;
