/**
 * Lintel in JUnit: a test class says which front door it is about, and its tests get the report.
 *
 * <pre>{@code
 * @HttpsFrontDoor("https://shop.example.com")
 * class ShopFrontDoorTest {
 *   @Test
 *   void isHealthy(Report report) {
 *     TlsAssertions.assertHealthy(report);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.github.lintel.junit;

import org.jspecify.annotations.NullMarked;
