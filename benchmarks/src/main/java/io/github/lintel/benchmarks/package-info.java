/** What a verification costs. */
@NullMarked
package io.github.lintel.benchmarks;

import org.jspecify.annotations.NullMarked;
