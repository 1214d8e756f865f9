package io.github.lintel.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each address of the front door of its class, named by the address and
 * what it serves. A parameter of type {@link io.github.lintel.AddressReport} gets that address. The
 * class needs {@link HttpsFrontDoor} or a {@link FrontDoorExtension} in a static field.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(NodeInvocations.class)
public @interface FrontDoorTest {}
