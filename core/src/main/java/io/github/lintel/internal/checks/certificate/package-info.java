/** The rules for the leaf certificate. */
@NullMarked
package io.github.lintel.internal.checks.certificate;

import org.jspecify.annotations.NullMarked;
