/** Lintel in JUnit: certificates and front doors for tests. */
@NullMarked
package io.github.lintel.junit;

import org.jspecify.annotations.NullMarked;
