/** The rules for what stands between the leaf and a trust anchor. */
@NullMarked
package io.github.lintel.internal.checks.chain;

import org.jspecify.annotations.NullMarked;
